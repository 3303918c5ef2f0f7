"""同义词: one list, a trial before each change, CSV in and out."""

import csv
import io

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from search.models import Synonym
from search.understanding import word_tables

pytestmark = pytest.mark.django_db

INDEX, ADD = reverse("synonyms:index"), reverse("synonyms:add")
IMPORT, EXPORT = reverse("synonyms:import"), reverse("synonyms:export")
# Comes with the software.
COMMITTED = {"everyday": "上户口", "official": "出生登记"}


def post(client: Client, url: str, save: bool = False, tried: str = "", **typed: str) -> str:
    data = {"applies": "on", **typed, "tried": tried}
    if typed.get("applies") == "":
        del data["applies"]
    response = client.post(url, {**data, **({"save": "1"} if save else {})})
    return response.content.decode() if response.status_code == 200 else "saved"


def test_committed_pairs_and_own_ones_are_in_one_list(client: Client, editor: User) -> None:
    Synonym.objects.create(everyday="落籍", official="出生登记")

    by_either_word = client.get(INDEX, {"q": "出生登记"}).content.decode()
    assert "落籍" in by_either_word
    assert "上户口" in by_either_word
    assert "本站加的" in by_either_word
    assert "随软件带来" in by_either_word
    assert "落籍" in client.get(INDEX, {"q": "落籍"}).content.decode()
    own = client.get(INDEX, {"show": "own"}).content.decode()
    assert "落籍" in own
    assert "上户口" not in own
    assert "没有这样的同义词" in client.get(INDEX, {"q": "魑魅魍魉"}).content.decode()


def test_a_pair_is_tried_before_it_is_saved(client: Client, editor: User) -> None:
    typed = {"everyday": "落籍", "official": "出生登记"}

    first = post(client, ADD, save=True, **typed)
    assert "试出来的结果" in first
    assert 'value="落籍"' in first
    assert not Synonym.objects.exists()

    signature = "落籍\t出生登记\tTrue"
    assert post(client, ADD, save=True, tried=signature, everyday="落藉", official="出生登记")
    assert not Synonym.objects.exists(), "what was not tried is not saved"

    assert post(client, ADD, save=True, tried=signature, **typed) == "saved"
    row = Synonym.objects.get()
    assert "出生登记" in word_tables().synonyms["落籍"]
    entry = ModelLogEntry.objects.get(action="wagtail.create", object_id=str(row.pk))
    assert entry.user == editor


@pytest.mark.parametrize(
    ("everyday", "official", "told"),
    [
        ("办证", "出生登记", "太宽"),
        ("孩子怎么上户口", "出生登记", "一整句话"),
        ("身分證", "身份证", "同一个词"),
        ("登" * 31, "出生登记", "最多 30 个字"),
        ("", "出生登记", "请写一个词"),
        ("上户口", "出生登记", "本来就在用"),
        ("已有", "出生登记", "已经在列表里"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    client: Client, editor: User, everyday: str, official: str, told: str
) -> None:
    Synonym.objects.create(everyday="已有", official="出生登记")

    html = post(client, ADD, everyday=everyday, official=official)

    assert told in html
    assert f'value="{official}"' in html
    assert not everyday or f'value="{everyday}"' in html
    assert Synonym.objects.count() == 1


def test_a_committed_pair_is_put_out_of_use_and_back(client: Client, editor: User) -> None:
    assert "出生登记" in word_tables().synonyms["上户口"]

    saved = post(client, ADD, True, "上户口\t出生登记\tFalse", **COMMITTED, applies="")
    assert saved == "saved"
    assert "出生登记" not in word_tables().synonyms.get("上户口", ())
    assert "停用" in client.get(INDEX, {"show": "off"}).content.decode()

    delete = reverse("synonyms:delete", args=[Synonym.objects.get().pk])
    assert "恢复使用" in client.get(delete).content.decode()
    client.post(delete)
    assert "出生登记" in word_tables().synonyms["上户口"]
    assert ModelLogEntry.objects.filter(action="wagtail.delete").exists()


def test_a_pair_is_changed(client: Client, editor: User) -> None:
    row = Synonym.objects.create(everyday="落籍", official="出生登记")
    edit = reverse("synonyms:edit", args=[row.pk])

    typed = {"everyday": "落籍贯", "official": "出生登记"}
    assert post(client, edit, True, "落籍贯\t出生登记\tTrue", **typed) == "saved"
    row.refresh_from_db()
    assert row.everyday == "落籍贯"


def test_all_pairs_go_out_as_csv_and_in_again(client: Client, editor: User) -> None:
    Synonym.objects.create(everyday="落籍", official="出生登记")
    exported = client.get(EXPORT).content
    rows = list(csv.DictReader(io.StringIO(exported.decode("utf-8-sig"))))
    assert {"群众的说法": "落籍", "办事用语": "出生登记", "使用": "是", "来源": "本站加的"} in rows
    assert len(rows) > 600

    html = upload(client, exported)
    assert "可以导入 <strong>0</strong> 对" in html


def upload(client: Client, content: bytes) -> str:
    file = SimpleUploadedFile("words.csv", content)
    return client.post(IMPORT, {"file": file}).content.decode()


def test_a_file_is_read_row_by_row_and_each_refused_row_has_its_reason(
    client: Client, editor: User
) -> None:
    text = (
        "群众的说法,办事用语,使用\n落籍,出生登记,\n办证,出生登记,是\n,出生登记,是\n"
        "上户口,出生登记,否\n落籍,出生登记,是\n甲乙,出生登记,也许\n"
    )
    html = upload(client, text.encode("gb18030"))

    assert "可以导入 <strong>2</strong> 对" in html
    assert "不能导入 <strong>4</strong> 行" in html
    for told in ("太宽", "两边都要写", "和前面的一行重复", "只能写“是”或“否”"):
        assert told in html
    assert "试出来的结果" in html
    assert not Synonym.objects.exists()

    pairs = "群众的说法,办事用语,使用\n落籍,出生登记,是\n上户口,出生登记,否\n办证,出生登记,是\n"
    client.post(IMPORT, {"pairs": pairs})
    assert set(Synonym.objects.values_list("everyday", "applies")) == {
        ("落籍", True),
        ("上户口", False),
    }


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "文件是空的"),
        (b"a,b\n1,2\n", "没有这些列名"),
        (b"PK\x03\x04\x00\x00", "不是 CSV"),
        ("群众的说法,办事用语\n".encode() + b"a,b\n" * 20_001, "行太多了"),
    ],
)
def test_another_file_is_answered_on_the_form(
    client: Client, editor: User, content: bytes, told: str
) -> None:
    assert told in upload(client, content)


@pytest.mark.parametrize("pairs", ["", "x", "\0", "群众的说法,办事用语\n", "\n\n\n", ",,,"])
def test_what_comes_back_spoilt_is_no_server_error(
    client: Client, editor: User, pairs: str
) -> None:
    response = client.post(IMPORT, {"pairs": pairs})

    assert response.status_code in (200, 302, 400)
    assert not Synonym.objects.exists()


def test_nobody_else_may(client: Client) -> None:
    client.force_login(User.objects.create_user("nobody"))

    for url in (INDEX, ADD, IMPORT, EXPORT):
        assert client.get(url).status_code == 302
