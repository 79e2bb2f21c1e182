/**
 * `text` with the repository that `url` names wherever it names ours: in addresses, in `uses:` of workflows, and in the address of
 * the page to paste into, in image and git references. Owner and name stand in package.json alone; the pages follow it.
 */
export function withRepository(text: string, url: string): string {
  const name = new URL(url).pathname.slice(1).replace(/\.git$/, "");
  return text
    .replace(/(?<=https:\/\/github\.com\/)[\w.-]+\/sp-api-preflight(?=[/\s#)`"'>]|\.git|$)/g, name)
    .replace(/(?<=https:\/\/)[\w-]+\.github\.io\/sp-api-preflight(?=\/)/g, name.replace("/", ".github.io/"))
    .replace(/(?<=\buses: )[\w.-]+\/sp-api-preflight(?=@)/g, name);
}
