"""Work that takes longer than a page may."""

from django.utils.translation import gettext_lazy as _

from .labelled import Labelled


class JobKind(Labelled):
    IMPORT_CATALOGUE = "import_catalogue", _("导入事项目录")
    IMPORT_GUIDES = "import_guides", _("导入旧指南")
    EXPORT_CATALOGUE = "export_catalogue", _("导出事项目录")
    ASSIGN = "assign", _("批量改归属")
    PUBLISH = "publish", _("批量发布")
    WITHDRAW = "withdraw", _("批量撤回")
    DRAFT_FILM = "draft_film", _("按步骤生成视频")
    PRINT = "print", _("印制")


class JobState(Labelled):
    """`checked` waits for a person to look at what it would do and let it go on."""

    WAITING = "waiting", _("等着开始")
    RUNNING = "running", _("正在进行")
    CHECKED = "checked", _("看过了，等您确认")
    DONE = "done", _("完成")
    FAILED = "failed", _("没有成功")
    STOPPED = "stopped", _("停了")


class Scope(Labelled):
    """What an access token opens."""

    WINDOW = "window", _("窗口数据（含内部说明）")
