/** GitHub's own client, in a module of its own: the bundle has it in a file that most runs need not read. */
export { getOctokit } from "@actions/github";
