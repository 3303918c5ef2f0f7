"""A city's list of items, from a file on somebody's desk to the public page."""

from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.guides.programs import in_site

# More than a batch, so that there is something to wait for.
_ROWS = 1_200
# Milliseconds that a step may take on a busy machine.
_PATIENCE = 120_000

_PUBLISHER = """
from django.contrib.auth.models import Group, User
user = User.objects.create_user("publisher", password="a-long-secret")
user.groups.add(Group.objects.get(name="发布员"))
"""
_CODE = """
from guides.models import Item, Job
print(Item.objects.get(source="某市目录", source_id="A0").code)
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    lines = [f"A{number},第{number}号事项办理,行政许可\n" for number in range(_ROWS)]
    path = tmp_path / "某市事项目录.csv"
    path.write_text("item_id,name,item_type\n" + "".join(lines) + ",没有编号的,\n", "utf-8")
    return path


def sign_in(page: Page, site: dict[str, str]) -> None:
    in_site(site, _PUBLISHER)
    page.set_default_timeout(_PATIENCE)
    page.goto(f"{site['MINGBAI_BASE_URL']}/admin/login/")
    page.fill("[name=username]", "publisher")
    page.fill("[name=password]", "a-long-secret")
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")


def test_a_catalogue_is_uploaded_looked_at_brought_in_and_public(
    page: Page, running_site: dict[str, str], table: Path
) -> None:
    address = running_site["MINGBAI_BASE_URL"]
    expect.set_options(timeout=_PATIENCE)
    sign_in(page, running_site)
    page.goto(f"{address}/admin/import/items/")
    page.set_input_files("[name=files]", table)
    page.fill("[name=source]", "某市目录")
    page.get_by_role("button", name="上传，先看一遍").click()
    # The page comes to that by itself.
    go = page.get_by_role("button", name="开始导入")
    expect(go).to_be_visible()
    expect(page.locator("#job-outcome")).to_contain_text(f"会新增 {_ROWS}")
    expect(page.locator("#job-outcome")).to_contain_text("不能导入 1")
    job = page.url
    go.click()
    expect(page.get_by_role("status").filter(has_text="完成。")).to_be_visible()
    expect(page.locator("#job-outcome")).to_contain_text(f"新增 {_ROWS}")
    assert page.url == job
    with page.expect_download() as downloading:
        page.get_by_role("link", name="下载全部意见（CSV）").click()
    assert "没有导入" in downloading.value.path().read_text("utf-8-sig")
    code = in_site(running_site, _CODE).strip()
    page.goto(urljoin(address, f"/items/{code}/"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("第0号事项办理")


def test_a_job_is_followed_without_scripts_too(
    browser: Browser, page: Page, running_site: dict[str, str], table: Path
) -> None:
    sign_in(page, running_site)
    signed_in: Any = page.context.storage_state()
    bare = browser.new_context(java_script_enabled=False, storage_state=signed_in)
    plain = bare.new_page()
    plain.set_default_timeout(_PATIENCE)
    plain.goto(f"{running_site['MINGBAI_BASE_URL']}/admin/import/items/")
    plain.set_input_files("[name=files]", table)
    plain.get_by_role("button", name="上传，先看一遍").click()
    plain.get_by_role("button", name="开始导入").wait_for()
    plain.get_by_role("button", name="开始导入").click()
    plain.get_by_text("完成。").wait_for()
    bare.close()
