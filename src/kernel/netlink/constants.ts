/** Constants of the kernel's interface (`linux/netlink.h`, `rtnetlink.h`, `if_link.h`, `if_addr.h`, `neighbour.h`, `fib_rules.h`). */

export const AF_INET = 2
export const AF_INET6 = 10

export const NLMSG_ERROR = 2
export const NLMSG_DONE = 3

export const NLM_F_REQUEST = 0x1
export const NLM_F_ACK = 0x4
export const NLM_F_DUMP = 0x300
export const NLM_F_REPLACE = 0x100
export const NLM_F_EXCL = 0x200
export const NLM_F_CREATE = 0x400
/** In an answer: the request is not repeated in it. */
export const NLM_F_CAPPED = 0x100
/** In an answer: attributes follow, among them the kernel's message. */
export const NLM_F_ACK_TLVS = 0x200
export const NLMSGERR_ATTR_MSG = 1

export const RTM_NEWLINK = 16
export const RTM_DELLINK = 17
export const RTM_GETLINK = 18
export const RTM_NEWADDR = 20
export const RTM_DELADDR = 21
export const RTM_NEWROUTE = 24
export const RTM_DELROUTE = 25
export const RTM_NEWNEIGH = 28
export const RTM_DELNEIGH = 29
export const RTM_NEWRULE = 32
export const RTM_DELRULE = 33
export const RTM_GETRULE = 34

export const IFF_UP = 0x1
export const IFLA_ADDRESS = 1
export const IFLA_IFNAME = 3
export const IFLA_MTU = 4
export const IFLA_LINK = 5
export const IFLA_LINKINFO = 18
export const IFLA_AF_SPEC = 26
export const IFLA_INET6_ADDR_GEN_MODE = 8
export const IN6_ADDR_GEN_MODE_NONE = 1
export const IFLA_GROUP = 27
export const IFLA_NET_NS_FD = 28
export const IFLA_EXT_MASK = 29
export const IFLA_NUM_TX_QUEUES = 31
export const IFLA_NUM_RX_QUEUES = 32
export const IFLA_INFO_KIND = 1
export const IFLA_INFO_DATA = 2
export const VETH_INFO_PEER = 1
export const RTEXT_FILTER_SKIP_STATS = 8

export const IFA_ADDRESS = 1
export const IFA_LOCAL = 2
export const IFA_FLAGS = 8
export const IFA_F_NODAD = 0x02
export const IFA_F_NOPREFIXROUTE = 0x200

export const NUD_PERMANENT = 0x80
export const NDA_DST = 1
export const NDA_LLADDR = 2

export const RT_SCOPE_UNIVERSE = 0
export const RT_SCOPE_LINK = 253
export const RT_SCOPE_HOST = 254
export const RT_SCOPE_NOWHERE = 255
export const RTPROT_STATIC = 4
export const RTN_UNSPEC = 0
export const RTN_UNICAST = 1
export const RTN_LOCAL = 2
export const RTN_BLACKHOLE = 6
export const RTN_UNREACHABLE = 7
export const RTN_THROW = 9
export const RTA_DST = 1
export const RTA_OIF = 4
export const RTA_GATEWAY = 5
export const RTA_PREFSRC = 7
export const RTA_METRICS = 8
export const RTA_MULTIPATH = 9
export const RTA_TABLE = 15
export const RTA_VIA = 18
export const RTAX_MTU = 2
export const RTAX_HOPLIMIT = 10
export const RTNH_F_ONLINK = 4

export const FRA_DST = 1
export const FRA_SRC = 2
export const FRA_IIFNAME = 3
export const FRA_PRIORITY = 6
export const FRA_FWMARK = 10
export const FRA_TABLE = 15
export const FRA_FWMASK = 16
export const FR_ACT_TO_TBL = 1

export const ENOENT = 2
export const ESRCH = 3
export const EAGAIN = 11
export const EEXIST = 17
export const ENODEV = 19
export const EAFNOSUPPORT = 97
export const EADDRNOTAVAIL = 99
export const ENETDOWN = 100
