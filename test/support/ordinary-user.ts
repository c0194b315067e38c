/**
 * A command as it runs for somebody without rights: root may write and open everything, so where the tests run as root
 * the command loses all capabilities (`setpriv` of util-linux), and file modes count for it as for its owner.
 */
export function asOrdinaryUser(command: string, args: readonly string[]): [string, string[]] {
  if (process.getuid?.() !== 0) return [command, [...args]];
  return ['setpriv', ['--bounding-set=-all', '--inh-caps=-all', '--', command, ...args]];
}
