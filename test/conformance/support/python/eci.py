"""One call by alibabacloud_eci20180808. What it answers, or raises, goes to stdout."""

import json
import sys

from alibabacloud_eci20180808 import models
from alibabacloud_eci20180808.client import Client
from alibabacloud_tea_openapi.models import Config

wanted = json.loads(sys.argv[1])
target = wanted["target"]
client = Client(
    Config(
        access_key_id=target["accessKeyId"],
        access_key_secret=target["accessKeySecret"],
        region_id=target["region"],
        endpoint=target["endpoint"],
        protocol="http",
    )
)
action = wanted["action"]
request = getattr(models, f"{action}Request")().from_map(wanted["parameters"])
method = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in action).lstrip("_")
try:
    answer = getattr(client, method)(request).body.to_map()
except Exception as refusal:
    answer = {"code": refusal.code, "message": refusal.message}
print(json.dumps(answer))
