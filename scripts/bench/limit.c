// The least that the kernel wants for N hosts in a star, from one thread with raw netlink and nothing else: for each host a
// namespace with a name, one veth to a router, an address, a neighbour, a default route, and the router's route back.
// No rules, no listeners, no state on disk: what vpclab does beyond this counts against it.
// Usage: limit N FOLDER      Prints: milliseconds until all is up, then until all has been given back to the kernel.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/if_link.h>
#include <linux/neighbour.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/veth.h>
#include <net/if.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static char buffer[65536];
static size_t used;
static int expected;

static void fail(const char *what)
{
	fprintf(stderr, "limit: %s: %s\n", what, strerror(errno));
	exit(1);
}

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static struct nlmsghdr *begin(int type, int flags, const void *header, size_t size)
{
	struct nlmsghdr *message = (void *)(buffer + used);
	memset(message, 0, NLMSG_HDRLEN);
	message->nlmsg_type = type;
	message->nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK | flags;
	memcpy(NLMSG_DATA(message), header, size);
	message->nlmsg_len = NLMSG_LENGTH(size);
	expected++;
	return message;
}

static struct rtattr *attribute(struct nlmsghdr *message, int type, const void *data, size_t size)
{
	struct rtattr *one = (void *)((char *)message + NLMSG_ALIGN(message->nlmsg_len));
	one->rta_type = type;
	one->rta_len = RTA_LENGTH(size);
	if (size)
		memcpy(RTA_DATA(one), data, size);
	message->nlmsg_len = NLMSG_ALIGN(message->nlmsg_len) + RTA_ALIGN(one->rta_len);
	return one;
}

static void nest(struct nlmsghdr *message, struct rtattr *outer)
{
	outer->rta_len = (char *)message + NLMSG_ALIGN(message->nlmsg_len) - (char *)outer;
}

static void end(struct nlmsghdr *message)
{
	used += NLMSG_ALIGN(message->nlmsg_len);
}

static void flush(int socket)
{
	static char answers[65536];
	if (send(socket, buffer, used, 0) < 0)
		fail("send");
	while (expected > 0) {
		ssize_t size = recv(socket, answers, sizeof answers, 0);
		if (size < 0)
			fail("recv");
		for (struct nlmsghdr *m = (void *)answers; NLMSG_OK(m, size); m = NLMSG_NEXT(m, size)) {
			struct nlmsgerr *e = NLMSG_DATA(m);
			if (m->nlmsg_type == NLMSG_ERROR && e->error) {
				errno = -e->error;
				fail("netlink");
			}
			expected--;
		}
	}
	used = 0;
}

static int netlink(void)
{
	int s = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
	int one = 1;
	if (s < 0)
		fail("socket");
	setsockopt(s, SOL_NETLINK, NETLINK_CAP_ACK, &one, sizeof one);
	return s;
}

static void namespace_at(const char *path)
{
	int fd = open(path, O_CREAT | O_RDONLY | O_CLOEXEC, 0600);
	if (fd < 0)
		fail(path);
	close(fd);
	if (unshare(CLONE_NEWNET) < 0)
		fail("unshare");
	if (mount("/proc/thread-self/ns/net", path, NULL, MS_BIND, NULL) < 0)
		fail("mount");
}

static void up(int index)
{
	struct ifinfomsg header = {.ifi_index = index, .ifi_flags = IFF_UP, .ifi_change = IFF_UP};
	end(begin(RTM_NEWLINK, 0, &header, sizeof header));
}

static void quiet(int index)
{
	struct ifinfomsg header = {.ifi_index = index};
	struct nlmsghdr *m = begin(RTM_NEWLINK, 0, &header, sizeof header);
	unsigned char none = IN6_ADDR_GEN_MODE_NONE;
	struct rtattr *spec = attribute(m, IFLA_AF_SPEC, NULL, 0);
	struct rtattr *inet6 = attribute(m, AF_INET6, NULL, 0);
	attribute(m, IFLA_INET6_ADDR_GEN_MODE, &none, 1);
	nest(m, inet6);
	nest(m, spec);
	end(m);
}

static void neighbour(int index, unsigned address, const unsigned char *mac)
{
	struct ndmsg header = {.ndm_family = AF_INET, .ndm_ifindex = index, .ndm_state = NUD_PERMANENT};
	struct nlmsghdr *m = begin(RTM_NEWNEIGH, NLM_F_CREATE | NLM_F_REPLACE, &header, sizeof header);
	attribute(m, NDA_DST, &address, 4);
	attribute(m, NDA_LLADDR, mac, 6);
	end(m);
}

static void route(int index, unsigned destination, int length, unsigned via)
{
	struct rtmsg header = {.rtm_family = AF_INET, .rtm_dst_len = length, .rtm_table = RT_TABLE_MAIN, .rtm_protocol = RTPROT_BOOT,
		.rtm_scope = via ? RT_SCOPE_UNIVERSE : RT_SCOPE_LINK, .rtm_type = RTN_UNICAST, .rtm_flags = via ? RTNH_F_ONLINK : 0};
	struct nlmsghdr *m = begin(RTM_NEWROUTE, NLM_F_CREATE | NLM_F_REPLACE, &header, sizeof header);
	if (length)
		attribute(m, RTA_DST, &destination, 4);
	if (via)
		attribute(m, RTA_GATEWAY, &via, 4);
	attribute(m, RTA_OIF, &index, 4);
	end(m);
}

int main(int count, char **words)
{
	static const unsigned char router_mac[6] = {0x0e, 0, 0, 0, 0, 1};
	if (count != 3)
		return fprintf(stderr, "usage: limit N FOLDER\n"), 2;
	int n = atoi(words[1]);
	char path[4096], name[IFNAMSIZ];
	int home = open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
	double start = now();
	mkdir(words[2], 0700);
	if (mount("tmpfs", words[2], "tmpfs", 0, NULL) < 0 || mount(NULL, words[2], NULL, MS_PRIVATE, NULL) < 0)
		fail("tmpfs");
	snprintf(path, sizeof path, "%s/router", words[2]);
	namespace_at(path);
	int router = open(path, O_RDONLY | O_CLOEXEC), to_router = netlink();
	for (int i = 0; i < n; i++) {
		unsigned address = htonl(0x0a000000 + 16 + i), gateway = htonl(0x0a000001);
		unsigned char mac[6] = {2, 0, 0, 0, (unsigned char)(i >> 8), (unsigned char)i};
		snprintf(path, sizeof path, "%s/h%d", words[2], i);
		snprintf(name, sizeof name, "v%d", i);
		namespace_at(path);
		int s = netlink(), index = 2, far = 10 + i, mtu = 9001;

		struct ifinfomsg near_end = {.ifi_index = index}, far_end = {.ifi_index = far};
		struct nlmsghdr *m = begin(RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL, &near_end, sizeof near_end);
		attribute(m, IFLA_IFNAME, "eth0", 5);
		attribute(m, IFLA_ADDRESS, mac, 6);
		attribute(m, IFLA_MTU, &mtu, 4);
		struct rtattr *info = attribute(m, IFLA_LINKINFO, NULL, 0);
		attribute(m, IFLA_INFO_KIND, "veth", 5);
		struct rtattr *data = attribute(m, IFLA_INFO_DATA, NULL, 0);
		struct rtattr *peer = attribute(m, VETH_INFO_PEER, &far_end, sizeof far_end);
		attribute(m, IFLA_IFNAME, name, strlen(name) + 1);
		attribute(m, IFLA_ADDRESS, router_mac, 6);
		attribute(m, IFLA_MTU, &mtu, 4);
		attribute(m, IFLA_NET_NS_FD, &router, 4);
		nest(m, peer);
		nest(m, data);
		nest(m, info);
		end(m);
		quiet(index);
		up(1);
		up(index);
		struct ifaddrmsg own = {.ifa_family = AF_INET, .ifa_prefixlen = 32, .ifa_index = index};
		m = begin(RTM_NEWADDR, NLM_F_CREATE | NLM_F_REPLACE, &own, sizeof own);
		attribute(m, IFA_LOCAL, &address, 4);
		attribute(m, IFA_ADDRESS, &address, 4);
		end(m);
		neighbour(index, gateway, router_mac);
		route(index, 0, 0, gateway);
		flush(s);
		close(s);

		quiet(far);
		up(far);
		neighbour(far, address, mac);
		route(far, address, 32, 0);
		flush(to_router);
	}
	setns(home, CLONE_NEWNET);
	close(router);
	close(to_router);
	double raised = now();
	if (umount2(words[2], MNT_DETACH) < 0)
		fail("umount");
	double returned = now();
	// RTNL is one lock, and cleaning up takes it: a new namespace's turn comes when the old ones are gone.
	rmdir(words[2]);
	printf("%.1f %.1f\n", raised - start, returned - raised);
	return 0;
}
