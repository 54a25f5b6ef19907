"""A sandbox of ghl-mock for each test, by the standard library alone: ghl-mock run -- pytest examples/python"""
import json
import os
import urllib.request

import pytest


def admin(method, path, body=None):
    """Calls the admin API; a refused call raises urllib.error.HTTPError, whose body says why."""
    url = os.environ["GHL_MOCK_URL"] + "/__admin" + path
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(url, data, method=method)) as answer:
        return json.load(answer)


class Sandbox:
    """The world of one test. Its tokens open it, so the app under test needs nothing but a token."""

    def __init__(self, name):
        info = admin("POST", "/sandboxes", {"name": name})
        self.id = info["id"]
        integrations = [one for sub in info["subAccounts"] for one in sub["privateIntegrations"]]
        self.tokens = {one["name"]: one["token"] for one in integrations}

    def call(self, method, path, body=None):
        return admin(method, f"{path}?sandbox={self.id}", body)


@pytest.fixture
def sandbox(request):
    one = Sandbox(request.node.name)
    yield one
    admin("DELETE", f"/sandboxes/{one.id}")
