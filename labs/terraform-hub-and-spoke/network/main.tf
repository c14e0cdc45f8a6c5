# A hub and its spokes: one transit gateway, a table for shared services and one for spokes.
terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 6.0" }
  }
}

provider "aws" {
  region = var.region
}

variable "region" {
  type    = string
  default = "eu-west-1"
}

variable "spokes" {
  description = "VPCs by name: the second byte of their block, and whether they are shared by the others."
  type = map(object({
    number = number
    shared = optional(bool, false)
  }))
  default = {
    shared = { number = 0, shared = true }
    dev    = { number = 1 }
    prod   = { number = 2 }
  }
}

locals {
  network = "10.0.0.0/8"
  tables  = toset(["shared", "spokes"])
  table   = { for name, spoke in var.spokes : name => spoke.shared ? "shared" : "spokes" }
}

resource "aws_ec2_transit_gateway" "hub" {
  default_route_table_association = "disable"
  default_route_table_propagation = "disable"
  tags                            = { Name = "hub" }
}

module "spoke" {
  source   = "./spoke"
  for_each = var.spokes

  cidr               = cidrsubnet(local.network, 8, each.value.number)
  network            = local.network
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
}

resource "aws_ec2_transit_gateway_route_table" "table" {
  for_each           = local.tables
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
}

resource "aws_ec2_transit_gateway_route_table_association" "spoke" {
  for_each                       = local.table
  transit_gateway_attachment_id  = module.spoke[each.key].attachment_id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.table[each.value].id
}

# Each learns the other's routes: spokes do not learn those of spokes.
resource "aws_ec2_transit_gateway_route_table_propagation" "spoke" {
  for_each                       = local.table
  transit_gateway_attachment_id  = module.spoke[each.key].attachment_id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.table[each.value == "shared" ? "spokes" : "shared"].id
}

output "addresses" {
  value = { for name, spoke in module.spoke : name => spoke.address }
}
