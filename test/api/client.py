"""What boto3 makes of the API, unmodified: one step a line of standard input, one line of JSON an answer."""
import json
import os
import sys
import time

import boto3
from botocore.exceptions import BotoCoreError, ClientError

clients = {}


def client(name):
    clients.setdefault(name, boto3.client(name, endpoint_url=os.environ["AWS_ENDPOINT_URL"]))
    return clients[name]


def step(asked):
    service, action, arguments = asked["service"], asked["action"], asked.get("arguments", {})
    if action.startswith("wait:"):
        client(service).get_waiter(action[5:]).wait(**arguments)
        return {}
    if action.startswith("pages:"):
        name, key = action[6:].split(":")
        pages = client(service).get_paginator(name).paginate(**arguments)
        return {key: [one for page in pages for one in page.get(key, [])]}
    return getattr(client(service), action)(**arguments)


for line in sys.stdin:
    begin = time.perf_counter()
    try:
        answer = step(json.loads(line))
    except ClientError as error:
        answer = {"error": error.response["Error"], "status": error.response["ResponseMetadata"]["HTTPStatusCode"]}
    except BotoCoreError as error:
        # A waiter that gave up, an answer that cannot be read.
        answer = {"error": {"Code": type(error).__name__, "Message": str(error)}}
    answer.pop("ResponseMetadata", None)
    answer["ms"] = (time.perf_counter() - begin) * 1000
    print(json.dumps(answer, default=str), flush=True)
