cd /work/wt/me
./vpclab up .app.json
./vpclab fail app site branch; ./vpclab heal app site branch
sleep 3
ip netns list 2>/dev/null; ls /run/vpclab/app/ns
N=/run/vpclab/app/ns
for n in vpc.branch host.branch.router; do [ -e $N/$n ] && { echo "== $n"; nsenter --net=$N/$n sh -c 'ip -br addr; ip -br link; ip route show table all | head -40; ip neigh; iptables-save | head -80; ipset list | head -40'; }; done
ls $N | head -40
timeout 8 ./vpclab capture app router --count 10 udp 2>&1 | head -20
./vpclab down app
