locals {
  subnets = {
    A  = { vpc = aws_vpc.One.id, cidr = "10.1.1.0/24", zone = "a" }
    A2 = { vpc = aws_vpc.One.id, cidr = "10.1.2.0/24", zone = "b" }
    A3 = { vpc = aws_vpc.One.id, cidr = "10.1.3.0/24", zone = "c" }
  }
}
resource "aws_vpc" "One" { cidr_block = "10.1.0.0/16" }
resource "aws_vpc" "Two" { cidr_block = "10.2.0.0/16" }
resource "aws_subnet" "A" {
  vpc_id            = local.subnets.A.vpc
  cidr_block        = local.subnets.A.cidr
  availability_zone = "us-east-1${local.subnets.A.zone}"
}
resource "aws_subnet" "A2" {
  vpc_id            = local.subnets["A2"].vpc
  cidr_block        = local.subnets["A2"].cidr
  availability_zone = "us-east-1${local.subnets["A2"].zone}"
}
resource "aws_subnet" "A3" {
  vpc_id            = lookup(local.subnets, "A3").vpc
  cidr_block        = lookup(local.subnets, "A3").cidr
  availability_zone = "us-east-1c"
}
resource "aws_subnet" "B" {
  vpc_id            = aws_vpc.Two.id
  cidr_block        = "10.2.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_ec2_transit_gateway" "Hub" {
  amazon_side_asn                    = 64600
  default_route_table_association    = "disable"
  default_route_table_propagation    = "disable"
  vpn_ecmp_support                   = "disable"
  auto_accept_shared_attachments     = "enable"
  security_group_referencing_support = "enable"
}
resource "aws_ec2_transit_gateway" "Far" { amazon_side_asn = 64700 }

resource "aws_ec2_transit_gateway_vpc_attachment" "OfOne" {
  transit_gateway_id     = aws_ec2_transit_gateway.Hub.id
  vpc_id                 = aws_vpc.One.id
  subnet_ids             = [aws_subnet.A.id]
  appliance_mode_support = "enable"
}
resource "aws_ec2_transit_gateway_vpc_attachment" "OfTwo" {
  transit_gateway_id                 = aws_ec2_transit_gateway.Hub.id
  vpc_id                             = aws_vpc.Two.id
  subnet_ids                         = [aws_subnet.B.id]
  security_group_referencing_support = "disable"
}
resource "aws_ec2_transit_gateway_vpc_attachment" "OfFar" {
  transit_gateway_id = aws_ec2_transit_gateway.Far.id
  vpc_id             = aws_vpc.One.id
  subnet_ids         = [aws_subnet.A.id, aws_subnet.A2.id]
}

resource "aws_ec2_transit_gateway_route_table" "Spokes" { transit_gateway_id = aws_ec2_transit_gateway.Hub.id }
resource "aws_ec2_transit_gateway_route_table" "Shared" { transit_gateway_id = aws_ec2_transit_gateway.Hub.id }
resource "aws_ec2_transit_gateway_route_table_association" "one" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.OfOne.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.Spokes.id
}
resource "aws_ec2_transit_gateway_route_table_association" "two" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.OfTwo.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.Shared.id
}
resource "aws_ec2_transit_gateway_route_table_propagation" "shared" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.OfOne.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.Shared.id
}
resource "aws_ec2_transit_gateway_route_table_propagation" "spokes" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.OfOne.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.Spokes.id
}
resource "aws_ec2_transit_gateway_route" "default" {
  destination_cidr_block         = "0.0.0.0/0"
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.OfTwo.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.Spokes.id
}
resource "aws_ec2_transit_gateway_route" "nowhere" {
  destination_cidr_block         = "10.9.0.0/16"
  blackhole                      = true
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.Spokes.id
}
resource "aws_ec2_transit_gateway_peering_attachment" "ToFar" {
  transit_gateway_id      = aws_ec2_transit_gateway.Hub.id
  peer_transit_gateway_id = aws_ec2_transit_gateway.Far.id
  peer_region             = "us-east-1"
}
resource "aws_ec2_transit_gateway_peering_attachment_accepter" "far" {
  transit_gateway_attachment_id = aws_ec2_transit_gateway_peering_attachment.ToFar.id
}
resource "aws_ec2_transit_gateway_route" "far" {
  destination_cidr_block         = "10.7.0.0/16"
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_peering_attachment.ToFar.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.Shared.id
}
resource "aws_route_table" "OneTable" { vpc_id = aws_vpc.One.id }
resource "aws_route" "hub" {
  route_table_id         = aws_route_table.OneTable.id
  destination_cidr_block = "10.0.0.0/8"
  transit_gateway_id     = aws_ec2_transit_gateway.Hub.id
  depends_on             = [aws_ec2_transit_gateway_vpc_attachment.OfOne]
}
