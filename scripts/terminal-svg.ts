/** A picture of what a terminal shows for `text`, with the colours that its escape sequences name. */
export function terminalSvg(text: string, title: string): string {
  const lines = text.trimEnd().split("\n");
  const width = 24 + 8.43 * Math.max(...lines.map((line) => unstyled(line).length));
  const height = 24 + 18 * lines.length;
  const rows = lines.map((line, index) => `<text x="12" y="${28 + 18 * index}">${spans(line)}</text>\n`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.ceil(width)}" height="${height}" role="img" aria-label="${escaped(title)}">\n`,
    "<style>text { font: 14px ui-monospace, monospace; fill: #e6edf3; white-space: pre }</style>\n",
    `<rect width="100%" height="100%" rx="8" fill="#0d1117"/>\n`,
    ...rows,
    "</svg>\n",
  ].join("");
}

/** The parameters of Select Graphic Rendition as the attributes of SVG. */
const colours: Readonly<Record<string, string>> = {
  1: 'font-weight="bold"',
  2: 'fill="#8b949e"',
  31: 'fill="#ff7b72"',
  32: 'fill="#7ee787"',
  33: 'fill="#e3b341"',
  36: 'fill="#76e3ea"',
};

const styledPiece = /\u001b\[([\d;]+)m([^\u001b]*)\u001b\[0m/g;

function unstyled(line: string): string {
  return line.replaceAll(styledPiece, "$2");
}

function spans(line: string): string {
  let shown = "";
  let end = 0;
  for (const { 0: whole, 1: codes = "", 2: text = "", index } of line.matchAll(styledPiece)) {
    const attributes = codes.split(";").map((code) => colours[code] ?? "");
    shown += `${escaped(line.slice(end, index))}<tspan ${attributes.join(" ")}>${escaped(text)}</tspan>`;
    end = index + whole.length;
  }
  return shown + escaped(line.slice(end));
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
