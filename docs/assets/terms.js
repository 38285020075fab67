// Glossary terms show their definition on hover and focus, with CSS alone. Escape dismisses it.

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const term of document.querySelectorAll(".term:is(:hover, :focus)")) {
    term.classList.add("put-away");
    const back = () => term.classList.remove("put-away");
    term.addEventListener("pointerleave", back, { once: true });
    term.addEventListener("blur", back, { once: true });
  }
});
