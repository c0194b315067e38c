/** A shell's prompt: `$ `, `# `, `> `, `user@host:~$ `, `PS C:\> `. */
const prompt = /^(?:PS [^>\n]{0,100}>|(?:\[?[\w.-]{1,64}@[^$#\n]{1,100})?[$#%>])\s+/u;

/** The line without the shell's prompt that was copied along with it. */
export function takeOffPrompt(line: string): string {
  return line.replace(prompt, '');
}
