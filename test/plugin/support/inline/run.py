"""Runs the example of a folder up, once more, and down, without a language host; prints what came of it as JSON."""

import json
import os
import runpy
import sys

from pulumi import automation as auto


def program():
    runpy.run_path(os.path.join(sys.argv[1], "__main__.py"))


stack = auto.create_or_select_stack(stack_name="dev", project_name="python", program=program)
outputs = {name: output.value for name, output in stack.up().outputs.items()}
again = stack.preview().change_summary
stack.destroy()
print(json.dumps({"outputs": outputs, "again": {str(getattr(op, "value", op)): count for op, count in again.items()}}))
