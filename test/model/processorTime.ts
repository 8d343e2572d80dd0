/**
 * How long the processor works on something, whatever else the machine does meanwhile.
 *
 * @param work The work.
 * @returns Milliseconds of this process.
 */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
