"""Scripts as a textbook has them: what they print is compared. They know nothing of a lab but its endpoint."""
import os

import boto3

endpoint = os.environ["AWS_ENDPOINT_URL"]

# Query a VPC by its name, with the resource API.
ec2 = boto3.resource("ec2", endpoint_url=endpoint)
for vpc in ec2.vpcs.filter(Filters=[{"Name": "tag:Name", "Values": ["main"]}]):
    print("vpc", vpc.cidr_block, vpc.state, [one["Value"] for one in vpc.tags])

client = boto3.client("ec2", endpoint_url=endpoint)
response = client.describe_vpcs(VpcIds=[vpc.id])
print("attributes", response["Vpcs"][0]["InstanceTenancy"], response["Vpcs"][0]["IsDefault"])

# Query route tables.
tables = client.describe_route_tables()["RouteTables"]
print("routes", sorted(route["DestinationCidrBlock"] for table in tables for route in table["Routes"]))

# Regions and zones, the latter of another region.
print("regions", "us-west-1" in [one["RegionName"] for one in client.describe_regions()["Regions"]])
west = boto3.client("ec2", region_name="us-west-1", endpoint_url=endpoint)
print("zones", [one["ZoneName"] for one in west.describe_availability_zones()["AvailabilityZones"]])

# Create a security group, and authorise 22 and 80.
vpc_id = client.describe_vpcs().get("Vpcs", [{}])[0].get("VpcId", "")
made = client.create_security_group(GroupName="SECURITY_GROUP_NAME", Description="DESCRIPTION", VpcId=vpc_id)
data = client.authorize_security_group_ingress(
    GroupId=made["GroupId"],
    IpPermissions=[
        {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]},
        {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]},
    ],
)
headers = data["ResponseMetadata"]["HTTPHeaders"]
print("rules", len(data["SecurityGroupRules"]), headers["server"], headers["content-type"])
