// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of Terraform
import test from 'ava'
import {BadLab} from '../../../src/lab/problem.ts'
import {convert, folderOf, labOf, outputsOf, refusals} from './inputs.ts'

const vpc = 'resource "aws_vpc" "main" {\n  cidr_block = "10.0.0.0/16"\n}\n'
const region = (name: string) => `provider "aws" {\n  region = "${name}"\n}\n`

/** The document, without what is of no interest here. */
function documentOf(files: Readonly<Record<string, string>>, options = {}) {
	const {document, notes} = labOf(folderOf(files, options))
	return {...document, notes}
}

test('count and for_each: names by keys, references by index, key and splat', t => {
	const {vpcs} = documentOf({
		'main.tf': `${vpc}
resource "aws_subnet" "a" {
  count      = 2
  vpc_id     = aws_vpc.main.id
  cidr_block = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)
}
resource "aws_subnet" "b" {
  for_each   = { x = 10, y = 11 }
  vpc_id     = aws_vpc.main.id
  cidr_block = cidrsubnet(aws_vpc.main.cidr_block, 8, each.value)
}
resource "aws_route_table" "t" {
  for_each = toset(keys(aws_subnet.b))
  vpc_id   = aws_vpc.main.id
}
resource "aws_route_table_association" "b" {
  for_each       = aws_subnet.b
  subnet_id      = each.value.id
  route_table_id = aws_route_table.t[each.key].id
}
resource "aws_network_acl" "n" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = aws_subnet.a[*].id
}
`
	})
	t.deepEqual(vpcs?.main?.subnets as object, {
		'a-0': {cidr: '10.0.0.0/24', networkAcl: 'n'},
		'a-1': {cidr: '10.0.1.0/24', networkAcl: 'n'},
		'b-x': {cidr: '10.0.10.0/24', routeTable: 't-x'},
		'b-y': {cidr: '10.0.11.0/24', routeTable: 't-y'}
	})
})

test('a count of 0 makes nothing, and what refers to it must say so', t => {
	const text = `${vpc}
resource "aws_internet_gateway" "g" {
  count  = false ? 1 : 0
  vpc_id = aws_vpc.main.id
}
`
	t.deepEqual(documentOf({'main.tf': `${text}output "x" {\n  value = one(aws_internet_gateway.g[*].id)\n}\n`}).vpcs, {
		main: {cidr: '10.0.0.0/16'}
	})
	t.regex(
		refusals(() => folderOf({'main.tf': `${text}output "x" {\n  value = aws_internet_gateway.g[0].id\n}\n`}))[0] ?? '',
		/there are 0/
	)
})

test('variables: defaults, terraform.tfvars, *.auto.tfvars in order, --var-file, --var, each before the one before it', t => {
	const main = 'variable "a" {\n  type    = string\n  default = "default"\n}\noutput "a" {\n  value = var.a\n}\n'
	const valueWith = (files: Readonly<Record<string, string>>, options = {}) => {
		const {stacks} = convert({tf: folderOf({'main.tf': main, ...files}, options)})
		return stacks[0]?.outputs.a?.value
	}
	const [own, auto, later] = ['a = "own"\n', 'a = "auto"\n', '{"a": "later"}']
	t.is(valueWith({}), 'default')
	t.is(valueWith({'terraform.tfvars': own}), 'own')
	t.is(valueWith({'terraform.tfvars': own, 'x.auto.tfvars': auto}), 'auto')
	t.is(valueWith({'x.auto.tfvars': auto, 'y.auto.tfvars.json': later}), 'later')
	t.is(valueWith({'other.tfvars': own}), 'default')
	const file = {variableFiles: [{name: 'f.tfvars', text: 'a = "file"\n'}]}
	t.is(valueWith({'x.auto.tfvars': auto}, file), 'file')
	t.is(valueWith({'x.auto.tfvars': auto}, {...file, variables: {a: 'flag'}}), 'flag')
})

test('types of variables convert, fill in what is optional, and refuse what does not fit', t => {
	const main = `variable "v" {
  type = list(object({
    name = string
    size = optional(number, 8)
    tags = optional(map(string))
  }))
}
variable "s" {
  type    = set(string)
  default = ["b", "a", "b"]
}
output "v" {
  value = var.v
}
output "s" {
  value = [for x in var.s : x]
}
`
	t.deepEqual(outputsOf(main, {variables: {v: '[{ name = 1 }, { name = "b", size = "9", more = true }]'}}), {
		v: [
			{name: '1', size: 8, tags: null},
			{name: 'b', size: 9, tags: null}
		],
		s: ['a', 'b']
	})
	const of = (v: string) => refusals(() => folderOf({'main.tf': main}, {variables: {v}}))[0] ?? ''
	t.regex(of('[{ size = 1 }]'), /Invalid value for variable "v": \[0\]\.name is required/)
	t.regex(of('[{ name = "a", size = "x" }]'), /\[0\]\.size: a number is required, not string/)
	t.regex(of('[{ name = }]'), /a value is missing here/)
})

test('a variable without a value, an unknown one, and a rule that is not met are named', t => {
	const main = `variable "env" {
  type = string
  validation {
    condition     = contains(["dev", "prod"], var.env)
    error_message = "It is dev or prod."
  }
}
`
	t.deepEqual(
		refusals(() => folderOf({'main.tf': main})),
		[
			'1:1 var.env: No value for required variable: "env" has no default and is not given (--var env=…, --var-file FILE, or terraform.tfvars)'
		]
	)
	t.deepEqual(
		refusals(() => folderOf({'main.tf': main}, {variables: {env: 'test'}})),
		['4:21 var.env: Invalid value for variable "env": It is dev or prod. (give it another value)']
	)
	t.deepEqual(
		refusals(() => folderOf({'main.tf': main}, {variables: {evn: 'dev'}})),
		['-:- : Value for undeclared variable: the configuration has no variable "evn" (did you mean "env"?)']
	)
})

test('modules by local path, several times, within each other, with outputs; and of .terraform/modules', t => {
	const files = {
		'main.tf': `module "net" {
  source   = "./net"
  for_each = { dev = "10.1.0.0/16", prod = "10.2.0.0/16" }
  cidr     = each.value
}
module "far" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "~> 5.0"
  cidr    = "10.3.0.0/16"
}
output "subnets" {
  value = { for k, m in module.net : k => m.cidr }
}
`,
		'net/main.tf':
			'variable "cidr" {}\nmodule "vpc" {\n  source = "../vpc"\n  cidr   = var.cidr\n}\noutput "cidr" {\n  value = module.vpc.cidr\n}\n',
		'vpc/main.tf':
			'variable "cidr" {}\nresource "aws_vpc" "this" {\n  cidr_block = var.cidr\n}\noutput "cidr" {\n  value = aws_vpc.this.cidr_block\n}\n',
		'.terraform/modules/far/main.tf':
			'variable "cidr" {}\nresource "aws_vpc" "this" {\n  count      = 1\n  cidr_block = var.cidr\n}\n',
		'.terraform/modules/modules.json': JSON.stringify({
			Modules: [
				{Key: '', Source: '', Dir: '.'},
				{
					Key: 'far',
					Source: 'registry.terraform.io/terraform-aws-modules/vpc/aws',
					Version: '5.1.0',
					Dir: '.terraform/modules/far'
				}
			]
		})
	}
	const {vpcs, notes} = documentOf(files)
	t.deepEqual(
		Object.values(vpcs ?? {})
			.map(({cidr}) => cidr)
			.toSorted(),
		['10.1.0.0/16', '10.2.0.0/16', '10.3.0.0/16']
	)
	t.deepEqual(Object.keys(vpcs ?? {}), ['net-dev-vpc', 'net-prod-vpc', 'far-0'])
	t.deepEqual(notes, [])
	const {'.terraform/modules/modules.json': _, ...without} = files
	t.deepEqual(
		refusals(() => folderOf(without)),
		[
			'7:13 module.far: Module not installed: "terraform-aws-modules/vpc/aws" is not at hand (run terraform init -backend=false there, which puts it into .terraform/modules)'
		]
	)
})

test('providers with aliases: Regions and accounts, handed to modules; default tags', t => {
	const {document} = labOf(
		folderOf({
			'main.tf': `provider "aws" {
  region = "eu-west-1"
  default_tags {
    tags = { Team = "net" }
  }
}
provider "aws" {
  alias  = "us"
  region = "us-east-2"
  assume_role {
    role_arn = "arn:aws:iam::111122223333:role/terraform"
  }
}
${vpc}
resource "aws_vpc" "far" {
  provider   = aws.us
  cidr_block = "10.1.0.0/16"
}
resource "aws_vpc" "there" {
  region     = "eu-west-2"
  cidr_block = "10.3.0.0/16"
}
module "m" {
  source    = "./m"
  providers = { aws = aws.us }
}
`,
			'm/main.tf': 'resource "aws_vpc" "inner" {\n  cidr_block = "10.2.0.0/16"\n}\n'
		})
	)
	t.deepEqual(document as object, {
		region: 'eu-west-1',
		vpcs: {
			main: {cidr: '10.0.0.0/16', tags: {Team: 'net'}},
			there: {region: 'eu-west-2', cidr: '10.3.0.0/16', tags: {Team: 'net'}},
			far: {region: 'us-east-2', account: '111122223333', cidr: '10.1.0.0/16'},
			inner: {region: 'us-east-2', account: '111122223333', cidr: '10.2.0.0/16'}
		}
	})
})

test('data sources: zones, Region, caller, partition, images, a VPC by its tag, subnets of a VPC; others are named', t => {
	const text = `${region('eu-central-1')}
data "aws_availability_zones" "all" {}
data "aws_region" "here" {}
data "aws_caller_identity" "me" {}
data "aws_partition" "p" {}
data "aws_ami" "linux" {}
data "aws_ssm_parameter" "ami" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
}
data "aws_vpc" "by_tag" {
  tags       = { Name = "tagged" }
  depends_on = [aws_vpc.main]
}
data "aws_ssm_parameter" "secret" {
  name = "/app/secret"
}
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  tags       = { Name = "tagged" }
}
resource "aws_subnet" "s" {
  vpc_id     = data.aws_vpc.by_tag.id
  cidr_block = data.aws_ssm_parameter.secret.value
}
output "zones" {
  value = data.aws_availability_zones.all.names
}
output "plain" {
  value = "\${data.aws_region.here.name} \${data.aws_caller_identity.me.account_id} \${data.aws_partition.p.partition}"
}
output "vpc" {
  value = data.aws_vpc.by_tag.cidr_block
}
output "image" {
  value = can(regex("^ami-", data.aws_ami.linux.id)) && can(regex("^ami-", data.aws_ssm_parameter.ami.value))
}
`
	const {stacks, notes, document} = labOf(folderOf({'main.tf': text}))
	t.deepEqual(Object.fromEntries(Object.entries(stacks[0]?.outputs ?? {}).map(([name, {value}]) => [name, value])), {
		zones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
		plain: 'eu-central-1 123456789012 aws',
		vpc: '10.0.0.0/16',
		image: true
	})
	t.deepEqual(notes, [
		'aws_subnet aws_subnet.s: CidrBlock is left out: it depends on data.aws_ssm_parameter.secret, which is kept in an account'
	])
	t.deepEqual(document.vpcs?.main?.subnets, undefined)
})

test('workspace by flag, templates of files, functions that read them', t => {
	const files = {
		'main.tf':
			'output "x" {\n  value = templatefile("${path.module}/x.tftpl", { names = ["a", "b"], env = terraform.workspace })\n}\noutput "y" {\n  value = file("y.txt")\n}\n',
		'x.tftpl': '%{ for n in names ~}\n${n}.${env}\n%{ endfor ~}\n',
		'y.txt': 'hello'
	}
	const {stacks} = convert({tf: folderOf(files, {workspace: 'prod'})})
	t.deepEqual(stacks[0]?.outputs, {x: {value: 'a.prod\nb.prod\n'}, y: {value: 'hello'}})
})

test('a group without egress lets nothing out; the default group and list lose their rules', t => {
	const {vpcs} = documentOf({
		'main.tf': `${vpc}
resource "aws_security_group" "g" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port = 22
    to_port   = 22
    protocol  = "tcp"
    self      = true
    cidr_blocks = ["10.0.0.0/8", "192.168.0.0/16"]
  }
}
resource "aws_default_security_group" "d" {
  vpc_id = aws_vpc.main.id
}
resource "aws_default_network_acl" "d" {
  default_network_acl_id = aws_vpc.main.default_network_acl_id
}
resource "aws_default_route_table" "d" {
  default_route_table_id = aws_vpc.main.default_route_table_id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.i.id
  }
}
resource "aws_internet_gateway" "i" {
  vpc_id = aws_vpc.main.id
}
`
	})
	t.deepEqual(vpcs as object, {
		main: {
			cidr: '10.0.0.0/16',
			internetGateway: true,
			routeTables: {main: {routes: {'0.0.0.0/0': 'internet-gateway'}}},
			securityGroups: {
				g: {
					ingress: [
						{tcp: 22, from: '10.0.0.0/8'},
						{tcp: 22, from: '192.168.0.0/16'},
						{tcp: 22, from: 'self'}
					],
					egress: []
				}
			},
			defaultSecurityGroup: {ingress: [], egress: []},
			networkAcls: {default: {ingress: {}, egress: {}}}
		}
	})
})

test('a peering that nobody accepts is pending', t => {
	const peering = (more: string) => `${vpc}
resource "aws_vpc" "b" {
  cidr_block = "10.1.0.0/16"
}
resource "aws_vpc_peering_connection" "p" {
  vpc_id      = aws_vpc.main.id
  peer_vpc_id = aws_vpc.b.id
  ${more}
}
`
	const accepter =
		'resource "aws_vpc_peering_connection_accepter" "p" {\n  vpc_peering_connection_id = aws_vpc_peering_connection.p.id\n  auto_accept = true\n}\n'
	const of = (text: string) => (documentOf({'main.tf': text}).peerings as Record<string, object>).p
	t.deepEqual(of(peering('')), {requester: 'main', accepter: 'b', accepted: false})
	t.deepEqual(of(peering('auto_accept = true')), {requester: 'main', accepter: 'b'})
	t.deepEqual(of(peering('') + accepter), {requester: 'main', accepter: 'b'})
})

test('what is not emulated is named once a type; a route there is a blackhole; the rest is silent', t => {
	const {notes, document} = labOf(
		folderOf({
			'main.tf': `${vpc}
resource "aws_iam_role" "r" {
  name = "r"
}
resource "random_id" "x" {
  byte_length = 2
}
resource "aws_networkfirewall_firewall" "fw" {
  name = "fw-\${random_id.x.hex}"
}
resource "aws_db_instance" "a" {}
resource "aws_db_instance" "b" {}
resource "google_compute_network" "g" {}
resource "aws_route_table" "t" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block      = "0.0.0.0/0"
    vpc_endpoint_id = tolist(aws_networkfirewall_firewall.fw.firewall_status[0].sync_states)[0].attachment[0].endpoint_id
  }
}
`
		})
	)
	t.deepEqual(notes, [
		'aws_networkfirewall_firewall aws_networkfirewall_firewall.fw: firewalls are not emulated: routes to their endpoints are blackholes',
		'aws_db_instance aws_db_instance.a, aws_db_instance.b: managed servers are not emulated: nothing answers at their addresses; an instance that serves their port stands in for one',
		'google_compute_network google_compute_network.g: its provider is not AWS: the network is without it',
		'aws_route_table aws_route_table.t: its route is a blackhole: it leads to aws_networkfirewall_firewall.fw, of a type that is not emulated'
	])
	t.deepEqual(document.vpcs?.main?.routeTables as object, {t: {routes: {'0.0.0.0/0': 'blackhole'}}})
})

test('what is refused has its place, and what to write', t => {
	const text = `resource "aws_vpc" "main" {
  cidr_blok = "10.0.0.0/16"
}
resource "aws_subnett" "a" {
  vpc_id = aws_vpc.main.id
}
resource "aws_vpc" "b" {
  cidr_block = "10.1.0.0/16"
}
resource "aws_subnet" "b" {
  vpc_id     = aws_vpc.b.id
  cidr_block = cidrsubnet("10.2.0.0/16", 8, 0)
}
resource "aws_route" "r" {
  route_table_id         = aws_vpc.b.main_route_table_id
  destination_cidr_block = "0.0.0.0/0"
}
resource "aws_nat_gateway" "n" {
  subnet_id = aws_subnet.b.id
}
resource "aws_internet_gateway" "b" {
  vpc_id = aws_vpc.b.id
}
`
	t.deepEqual(
		refusals(() => folderOf({'main.tf': text})),
		[
			"1:1 aws_vpc.main: Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided. (add cidr_block = 10.0.0.0/16)",
			'2:3 aws_vpc.main.cidr_blok: Unsupported argument: an argument named "cidr_blok" is not expected here (did you mean "cidr_block"?)',
			'4:1 aws_subnett.a: Invalid resource type: the provider hashicorp/aws does not support resource type "aws_subnett" (did you mean "aws_subnet"?)',
			'12:16 aws_subnet.b.cidr_block: 10.2.0.0/24 is outside VPC "b" (10.1.0.0/16) (choose a block inside 10.1.0.0/16)',
			'14:1 aws_route.r: The request must contain exactly one of gatewayId, egressOnlyInternetGatewayId, natGatewayId, vpcEndpointId, networkInterfaceId, vpcPeeringConnectionId, transitGatewayId, localTarget, carrierGatewayId or coreNetworkArn (add gateway_id = …)',
			'18:1 aws_nat_gateway.n: A public NAT gateway needs the parameter AllocationId (add allocation_id = …, or connectivity_type = private)'
		]
	)
})

test('what is no HCL is refused, in all files at once', t => {
	const error = t.throws(
		() =>
			folderOf({'a.tf': 'resource "aws_vpc" {\n}\n', 'b.tf': 'locals {\n  x = [1\n}\n', 'c.tf': 'resorce "a" "b" {\n}\nx = 1\n'}),
		{instanceOf: BadLab}
	) as BadLab
	t.deepEqual(
		error.problems.map(({file, line, column, message, fix}) => `${file}:${line}:${column} ${message} (${fix})`),
		[
			'tf/a.tf:1:1 a resource block has a type and a name (write resource "…" "…" { … })',
			'tf/b.tf:3:1 ] is missing after a list (add ])',
			'tf/c.tf:3:1 Unsupported argument: "x" is not expected here (put it into a block, such as locals { … })',
			'tf/c.tf:1:1 Unsupported block type: blocks of type "resorce" are not expected here (did you mean "resource"?)'
		]
	)
})

test('a plan beside its configuration is linked by it where the plan alone is not clear', async t => {
	const {readPlan} = await import('../../../src/iac/terraform/plan.ts')
	const {readJsonText} = await import('../../../src/iac/terraform/json-text.ts')
	const main = `${vpc}
resource "aws_subnet" "s" {
  count      = 2
  vpc_id     = aws_vpc.main.id
  cidr_block = cidrsubnet("10.0.0.0/16", 8, count.index)
}
resource "aws_instance" "i" {
  count     = 2
  subnet_id = element(aws_subnet.s[*].id, count.index + 1)
}
`
	const one = (type: string, name: string, values: object, index?: number) => ({
		address: `${type}.${name}${index === undefined ? '' : `[${index}]`}`,
		mode: 'managed',
		type,
		name,
		...(index !== undefined && {index}),
		values
	})
	const resources = [
		one('aws_vpc', 'main', {cidr_block: '10.0.0.0/16'}),
		...[0, 1].map(index => one('aws_subnet', 's', {cidr_block: `10.0.${index}.0/24`}, index)),
		...[0, 1].map(index => one('aws_instance', 'i', {}, index))
	]
	const unknown: Readonly<Record<string, object>> = {
		aws_vpc: {id: true},
		aws_subnet: {id: true, vpc_id: true},
		aws_instance: {id: true, subnet_id: true}
	}
	const plan = {
		format_version: '1.2',
		planned_values: {root_module: {resources}},
		resource_changes: resources.map(({address, type}) => ({
			address,
			change: {actions: ['create'], after_unknown: unknown[type]}
		})),
		configuration: {
			root_module: {
				resources: [
					{address: 'aws_vpc.main', expressions: {}},
					{address: 'aws_subnet.s', expressions: {vpc_id: {references: ['aws_vpc.main.id', 'aws_vpc.main']}}},
					{address: 'aws_instance.i', expressions: {subnet_id: {references: ['aws_subnet.s', 'count.index']}}}
				]
			}
		}
	}
	const json = readJsonText(JSON.stringify(plan), 'plan.json')
	t.regex(refusals(() => readPlan(json))[0] ?? '', /the plan does not say which of aws_subnet\.s, count\.index it is/)
	const {document} = labOf(readPlan(json, folderOf({'main.tf': main})))
	const instances = document.vpcs?.main?.instances as Readonly<Record<string, {subnet: string}>>
	t.deepEqual(
		Object.values(instances).map(({subnet}) => subnet),
		['s-1', 's-0']
	)
})

test('load balancers: target groups, targets, listeners', t => {
	const {vpcs, notes} = documentOf({
		'main.tf': `${vpc}
resource "aws_subnet" "s" {
  count             = 2
  vpc_id            = aws_vpc.main.id
  cidr_block        = cidrsubnet("10.0.0.0/16", 8, count.index)
  availability_zone = "us-east-1${'${element(["a", "b"], count.index)}'}"
}
resource "aws_instance" "web" {
  subnet_id = aws_subnet.s[0].id
}
resource "aws_lb" "front" {
  internal           = true
  load_balancer_type = "network"
  subnets            = aws_subnet.s[*].id
}
resource "aws_lb_target_group" "web" {
  vpc_id   = aws_vpc.main.id
  protocol = "TCP"
  port     = 80
  health_check {
    protocol = "TCP"
    interval = 10
  }
}
resource "aws_lb_target_group_attachment" "web" {
  target_group_arn = aws_lb_target_group.web.arn
  target_id        = aws_instance.web.id
  port             = 80
}
resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.front.arn
  protocol          = "TCP"
  port              = 80
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }
}
`
	})
	t.deepEqual(notes, [])
	t.deepEqual(vpcs?.main?.targetGroups as object, {
		'web-targets': {port: 80, targets: ['web'], healthCheck: {protocol: 'TCP', intervalSeconds: 10}}
	})
	t.deepEqual(vpcs?.main?.loadBalancers as object, {
		front: {type: 'network', scheme: 'internal', subnets: ['s-0', 's-1'], listeners: {'TCP:80': {targetGroup: 'web-targets'}}}
	})
})
