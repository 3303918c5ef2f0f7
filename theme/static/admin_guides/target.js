// Of what a code leads to, only the fields of the kind that is chosen are to be seen. All are sent,
// as they are without this script: the others do not count.

const FIELDS = {
  guide: ["guide", "edition"],
  life_event: ["life_event"],
  hall: ["target_hall"],
  topic: ["topic"],
};

const kind = document.querySelector("#id_target_kind");

const show = () => {
  for (const [one, names] of Object.entries(FIELDS)) {
    for (const name of names) {
      const field = document.querySelector(`#id_${name}`);
      // A panel has the label too; a form without panels has it in the field.
      const around = field && (field.closest(".w-panel__wrapper") || field.closest(".w-field__wrapper"));
      if (around) around.hidden = one !== kind.value;
    }
  }
};

if (kind) {
  kind.addEventListener("change", show);
  show();
}
