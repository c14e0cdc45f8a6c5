"""A stack as a textbook makes it: from a template's file, in a second Region, with waiters; its outputs, and its end."""
import os
import sys

import boto3

client = boto3.client("cloudformation", region_name="eu-west-1", endpoint_url=os.environ["AWS_ENDPOINT_URL"])
with open(sys.argv[1]) as file:
    client.create_stack(
        StackName="book",
        TemplateBody=file.read(),
        Parameters=[{"ParameterKey": "Open", "ParameterValue": "198.51.100.0/24"}],
        OnFailure="ROLLBACK",
    )
wait = {"Delay": 1, "MaxAttempts": 30}
client.get_waiter("stack_create_complete").wait(StackName="book", WaiterConfig=wait)
stack = client.describe_stacks(StackName="book")["Stacks"][0]
outputs = {one["OutputKey"]: one["OutputValue"] for one in stack["Outputs"]}
print(stack["StackStatus"])
print(outputs["Region"])
print(outputs["Vpc"])
client.delete_stack(StackName=stack["StackId"])
client.get_waiter("stack_delete_complete").wait(StackName=stack["StackId"], WaiterConfig=wait)
ec2 = boto3.client("ec2", region_name="eu-west-1", endpoint_url=os.environ["AWS_ENDPOINT_URL"])
print("deleted, vpcs left:", len(ec2.describe_vpcs()["Vpcs"]))
