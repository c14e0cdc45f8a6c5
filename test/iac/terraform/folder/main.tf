variable "zones" {
  type    = list(string)
  default = ["a", "b"]
}
locals {
  blocks = { for i, z in var.zones : z => cidrsubnet("10.0.0.0/16", 8, i) }
}
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  tags = {
    Name = "main"
  }
}
resource "aws_subnet" "app" {
  for_each          = local.blocks
  vpc_id            = aws_vpc.main.id
  cidr_block        = each.value
  availability_zone = "us-east-1${each.key}"
}
resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}
resource "aws_route_table" "app" {
  vpc_id = aws_vpc.main.id
  dynamic "route" {
    for_each = ["0.0.0.0/0"]
    content {
      cidr_block = route.value
      gateway_id = aws_internet_gateway.main.id
    }
  }
}
resource "aws_route_table_association" "app" {
  for_each       = aws_subnet.app
  subnet_id      = each.value.id
  route_table_id = aws_route_table.app.id
}
resource "aws_security_group" "web" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_instance" "web" {
  count                  = length(var.zones)
  subnet_id              = values(aws_subnet.app)[count.index].id
  vpc_security_group_ids = [aws_security_group.web.id]
  user_data = <<-EOT
    #!/bin/sh
    echo ${join(",", var.zones)}
  EOT
}
module "far" {
  source = "./far"
  cidr   = cidrsubnet("10.9.0.0/8", 8, 9)
}
output "web" {
  value = aws_instance.web[*].private_ip
}
