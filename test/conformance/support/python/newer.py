"""One call by alibabacloud-tea-openapi. What it answers, or raises, goes to stdout."""

import json
import sys

from alibabacloud_tea_openapi.client import Client
from alibabacloud_tea_openapi.models import Config, OpenApiRequest, Params
from alibabacloud_tea_util.models import RuntimeOptions

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
params = Params(
    action=wanted["action"],
    version=wanted["version"],
    protocol="HTTP",
    pathname="/",
    method="POST",
    auth_type="AK",
    style="RPC",
    req_body_type="formData",
    body_type="json",
)
try:
    answer = client.call_api(params, OpenApiRequest(query=wanted["parameters"]), RuntimeOptions())["body"]
except Exception as refusal:
    answer = {"code": refusal.code, "message": refusal.message}
print(json.dumps(answer))
