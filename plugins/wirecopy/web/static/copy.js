// Copies the statement before a button, or selects it where the browser does not let us.
"use strict";

async function copyStatement(event) {
  const button = event.target.closest("button.copy");
  if (!button) return;
  const statement = button.previousElementSibling;
  try {
    await navigator.clipboard.writeText(statement.textContent);
    button.textContent = "Copied";
  } catch {
    window.getSelection().selectAllChildren(statement);
  }
}

document.addEventListener("click", copyStatement);
