resource "aws_vpc" "Main" { cidr_block = "10.0.0.0/16" }
resource "aws_subnet" "App" {
  vpc_id            = aws_vpc.Main.id
  cidr_block        = "10.0.1.0/24"
  availability_zone = "us-east-1a"
}
resource "aws_vpn_gateway" "Gateway" { amazon_side_asn = 64620 }
resource "aws_vpn_gateway" "Alone" {}
resource "aws_vpn_gateway_attachment" "main" {
  vpc_id         = aws_vpc.Main.id
  vpn_gateway_id = aws_vpn_gateway.Gateway.id
}
resource "aws_route_table" "Table" {
  vpc_id           = aws_vpc.Main.id
  propagating_vgws = [aws_vpn_gateway_attachment.main.vpn_gateway_id]
}
resource "aws_route_table_association" "app" {
  subnet_id      = aws_subnet.App.id
  route_table_id = aws_route_table.Table.id
}
resource "aws_customer_gateway" "Office" {
  type       = "ipsec.1"
  bgp_asn    = 65010
  ip_address = "198.51.100.20"
}
resource "aws_customer_gateway" "Branch" {
  type             = "ipsec.1"
  bgp_asn_extended = 4200000010
  ip_address       = "198.51.100.30"
}
resource "aws_vpn_connection" "ToOffice" {
  type                = "ipsec.1"
  static_routes_only  = true
  customer_gateway_id = aws_customer_gateway.Office.id
  vpn_gateway_id      = aws_vpn_gateway.Gateway.id

  tunnel1_preshared_key                = "first_tunnel.key"
  tunnel1_inside_cidr                  = "169.254.10.0/30"
  tunnel1_startup_action               = "start"
  tunnel1_dpd_timeout_action           = "restart"
  tunnel1_dpd_timeout_seconds          = 40
  tunnel1_ike_versions                 = ["ikev2"]
  tunnel1_phase1_encryption_algorithms = ["AES256", "AES256-GCM-16"]
  tunnel1_phase1_integrity_algorithms  = ["SHA2-256"]
  tunnel1_phase1_dh_group_numbers      = [14, 19]
  tunnel1_phase1_lifetime_seconds      = 14400
  tunnel1_phase2_encryption_algorithms = ["AES256"]
  tunnel1_phase2_lifetime_seconds      = 1800
  tunnel1_rekey_margin_time_seconds    = 300
  tunnel1_rekey_fuzz_percentage        = 50
  tunnel1_replay_window_size           = 128
  tunnel2_inside_cidr                  = "169.254.10.4/30"
}
resource "aws_vpn_connection_route" "office" {
  for_each               = toset(["192.168.0.0/24", "192.168.9.0/24"])
  vpn_connection_id      = aws_vpn_connection.ToOffice.id
  destination_cidr_block = each.value
}
resource "aws_ec2_transit_gateway" "Hub" {}
resource "aws_vpn_connection" "ToBranch" {
  type                     = "ipsec.1"
  customer_gateway_id      = aws_customer_gateway.Branch.id
  transit_gateway_id       = aws_ec2_transit_gateway.Hub.id
  enable_acceleration      = true
  local_ipv4_network_cidr  = "192.168.0.0/16"
  remote_ipv4_network_cidr = "10.0.0.0/8"
}
resource "aws_vpn_connection" "ToAlone" {
  type                = "ipsec.1"
  customer_gateway_id = aws_customer_gateway.Branch.id
  vpn_gateway_id      = aws_vpn_gateway.Alone.id
}
