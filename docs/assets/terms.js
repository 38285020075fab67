// Words of the glossary show their definition on hover and focus, by style sheet alone. Escape puts it away.

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const term of document.querySelectorAll(".term:is(:hover, :focus)")) {
    term.classList.add("put-away");
    const back = () => term.classList.remove("put-away");
    term.addEventListener("pointerleave", back, { once: true });
    term.addEventListener("blur", back, { once: true });
  }
});
