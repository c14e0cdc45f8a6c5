"""N hosts on one Linux bridge by Mininet; prints the milliseconds until all are up. Run in a network namespace of its own."""
import os
import sys
import time

os.environ.setdefault('PATH', '/usr/sbin:/usr/bin:/sbin:/bin')
from mininet.log import setLogLevel
from mininet.net import Mininet
from mininet.nodelib import LinuxBridge

setLogLevel('error')
start = time.monotonic()
net = Mininet(switch=LinuxBridge, controller=None, ipBase='10.0.0.0/8')
switch = net.addSwitch('s1')
for number in range(int(sys.argv[1])):
    net.addLink(net.addHost(f'h{number}'), switch)
net.start()
print(round((time.monotonic() - start) * 1000, 1), flush=True)
net.stop()
