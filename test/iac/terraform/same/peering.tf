resource "aws_vpc" "One" { cidr_block = "10.1.0.0/16" }
resource "aws_vpc" "Two" { cidr_block = "10.2.0.0/16" }

resource "aws_subnet" "A" {
  vpc_id            = aws_vpc.One.id
  cidr_block        = "10.1.1.0/24"
  availability_zone = "us-east-1a"
}
resource "aws_subnet" "B" {
  vpc_id            = aws_vpc.Two.id
  cidr_block        = "10.2.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_vpc_peering_connection" "Peering" {
  vpc_id      = aws_vpc.One.id
  peer_vpc_id = aws_vpc.Two.id
  auto_accept = true
}

resource "aws_route_table" "OneTable" {
  vpc_id = aws_vpc.One.id
  route {
    cidr_block                = aws_vpc.Two.cidr_block
    vpc_peering_connection_id = aws_vpc_peering_connection.Peering.id
  }
}
resource "aws_route_table" "TwoTable" { vpc_id = aws_vpc.Two.id }
resource "aws_route" "back" {
  route_table_id            = aws_route_table.TwoTable.id
  destination_cidr_block    = aws_vpc.One.cidr_block
  vpc_peering_connection_id = aws_vpc_peering_connection.Peering.id
}
resource "aws_route_table_association" "one" {
  subnet_id      = aws_subnet.A.id
  route_table_id = aws_route_table.OneTable.id
}
resource "aws_route_table_association" "two" {
  subnet_id      = aws_subnet.B.id
  route_table_id = aws_route_table.TwoTable.id
}

resource "aws_security_group" "Clients" {
  vpc_id      = aws_vpc.One.id
  description = "clients"
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_security_group" "Servers" {
  vpc_id      = aws_vpc.Two.id
  description = "servers"
}
resource "aws_security_group_rule" "https" {
  type                     = "ingress"
  security_group_id        = aws_security_group.Servers.id
  source_security_group_id = aws_security_group.Clients.id
  protocol                 = "tcp"
  from_port                = 443
  to_port                  = 443
}
resource "aws_vpc_security_group_egress_rule" "all" {
  security_group_id = aws_security_group.Servers.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}
resource "aws_vpc_security_group_egress_rule" "dns" {
  security_group_id            = aws_security_group.Servers.id
  ip_protocol                  = "udp"
  from_port                    = 53
  to_port                      = 53
  referenced_security_group_id = aws_security_group.Clients.id
}
