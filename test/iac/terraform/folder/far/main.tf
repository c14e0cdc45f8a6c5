variable "cidr" {
  type = string
}
resource "aws_vpc" "far" {
  cidr_block = var.cidr
}
