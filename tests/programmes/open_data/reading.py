"""Reading the data as those do who build on it."""

import csv
import io
import json


def document(client, address="/de/angebote.json"):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    assert not response.cookies
    return json.loads(response.content)


def table(client, address="/de/angebote.csv"):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/csv; charset=utf-8")
    text = response.content.decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))
