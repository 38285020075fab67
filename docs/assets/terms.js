// Glossary terms show their definition on hover and focus, with CSS alone; Escape dismisses it. A tap, a click or Enter
// opens it as a note at the word, from where the glossary is one step. Without this script a word leads to the glossary.

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const term of document.querySelectorAll(".term:is(:hover, :focus)")) {
    term.classList.add("put-away");
    const back = () => term.classList.remove("put-away");
    term.addEventListener("pointerleave", back, { once: true });
    term.addEventListener("blur", back, { once: true });
  }
});

const note = document.getElementById("term-note");
const part = (name) => note.querySelector(`[data-part=${name}]`);
let asked = null;
let closing = null;

function open(term) {
  part("word").textContent = term.textContent;
  part("definition").textContent = term.dataset.definition;
  note.querySelector("a").href = term.href;
  asked = term;
  term.dataset.asked = "";
  note.showPopover({ source: term });
  note.querySelector("a").focus({ preventScroll: true });
}

if (note?.showPopover) {
  // A click on the word of an open note has closed it before it arrives here.
  document.addEventListener("pointerdown", ({ target }) => {
    closing = asked !== null && target.closest(".term") === asked ? asked : null;
  });
  note.addEventListener("toggle", ({ newState }) => {
    if (newState !== "closed" || asked === null) return;
    delete asked.dataset.asked;
    asked.classList.add("put-away");
    asked.addEventListener("pointerleave", ({ target }) => target.classList.remove("put-away"), { once: true });
    asked.addEventListener("blur", ({ target }) => target.classList.remove("put-away"), { once: true });
    asked = null;
  });
  document.addEventListener("click", (event) => {
    const term = event.target.closest(".term");
    if (!term || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (closing !== term) open(term);
    closing = null;
  });
}
