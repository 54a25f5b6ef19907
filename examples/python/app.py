"""The app that the test is about. It knows HighLevel alone, and nothing of a mock."""
import json
import urllib.request

HOST = "https://services.leadconnectorhq.com"


def log_call(token, contact_id, text):
    """Writes a note, and returns it."""
    request = urllib.request.Request(
        f"{HOST}/contacts/{contact_id}/notes",
        method="POST",
        data=json.dumps({"body": text}).encode(),
        headers={
            "Authorization": f"Bearer {token}",
            "Version": "2021-07-28",
            "Content-Type": "application/json",
        },
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)["note"]
