/** Autonomous system numbers of AWS's ends of BGP sessions (TGW-1, VPN-1, DX-5). */
import type {Finding, Path} from '../model/finding.ts'

/** Default of AWS's gateways (VPN-1). */
export const defaultAmazonAsn = 64_512

/** Default of customer gateways (VPN-1). */
export const defaultCustomerAsn = 65_000

/** AWS's gateways have ASNs only of the private ranges (RFC 6996). */
export function* checkPrivateAsn(asn: number, path: Path, code = 'InvalidParameterValue'): Generator<Finding> {
	if ((asn >= 64_512 && asn <= 65_534) || (asn >= 4_200_000_000 && asn <= 4_294_967_294)) return
	yield {
		path,
		message: `${asn} is not a private ASN`,
		code,
		fix: 'choose one from 64512 to 65534, or from 4200000000 to 4294967294'
	}
}

/** An ASN that differs from the gateway's, for a fix: the two ends of a session need different ones (VPN-1). */
export const otherAsn = (asn: number): number => (asn === 65_001 ? 65_002 : 65_001)
