/** The switch between agreements: each link states the settings of the one calculator. */
const calculator = document.querySelector("osuus-calculator");
const links = [...document.querySelectorAll("nav a")];
const asked = links.find((link) => link.search === location.search) ?? links[0];

asked.setAttribute("aria-current", "page");
// What stands in the tag is told of the first agreement alone.
if (asked !== links[0]) calculator.replaceChildren();
calculator.removeAttribute("year");
for (const [name, value] of new URLSearchParams(asked.search)) {
  calculator.setAttribute(name, value);
}
