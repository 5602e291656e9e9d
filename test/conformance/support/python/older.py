"""One call by aliyun-python-sdk-core. What it answers, or raises, goes to stdout."""

import json
import sys

from aliyunsdkcore.acs_exception.exceptions import ServerException
from aliyunsdkcore.client import AcsClient
from aliyunsdkcore.request import RpcRequest

wanted = json.loads(sys.argv[1])
target = wanted["target"]
client = AcsClient(target["accessKeyId"], target["accessKeySecret"], target["region"], auto_retry=False)
request = RpcRequest(wanted["product"], wanted["version"], wanted["action"])
request.endpoint = target["endpoint"]
request.set_protocol_type("http")
request.set_method("POST")
for name, value in wanted["parameters"].items():
    request.add_query_param(name, value)
try:
    answer = json.loads(client.do_action_with_exception(request))
except ServerException as refusal:
    answer = {"code": refusal.get_error_code(), "message": refusal.get_error_msg()}
print(json.dumps(answer))
