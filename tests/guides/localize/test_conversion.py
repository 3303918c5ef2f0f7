from guides.codes import mint
from guides.content import Item, Media
from guides.localize import TraditionalChinese, traditional, traditional_payload
from guides.vocabulary import Locale


def test_characters_change_and_words_stay_the_mainlands() -> None:
    assert traditional("网上办理软件下载") == "網上辦理軟件下載"


def test_codes_addresses_and_files_stay_as_they_are() -> None:
    item = Item(
        code=mint(),
        locale=Locale.HANS,
        source="国家库",
        source_id="户-1",
        name="户口登记",
        online_url="https://example.invalid/户口",
        everyday_names=("上户口",),
        source_data={"备注": "户籍"},
    )

    said = traditional_payload(item)

    assert (said.name, said.everyday_names, said.locale) == ("戶口登記", ("上戶口",), Locale.HANT)
    assert (said.source, said.source_id, said.online_url) == (
        item.source,
        item.source_id,
        item.online_url,
    )
    assert said.source_data == item.source_data


def test_a_file_keeps_its_name() -> None:
    media = Media(
        path="media/0123456789abcdef/户口簿.pdf",
        digest="0" * 64,
        size=1,
        type="application/pdf",
        name="户口簿.pdf",
    )

    assert traditional_payload(media) == media


def test_only_traditional_is_made_by_machine() -> None:
    class Language:
        def __init__(self, code: str) -> None:
            self.language_code = code

    translator = TraditionalChinese({})

    assert translator.can_translate(Language("zh-hans"), Language("zh-hant"))
    assert not translator.can_translate(Language("zh-hans"), Language("en"))
