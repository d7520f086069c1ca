/**
 * Lets what waits be done between two parts of long work: above all, a signal to stop be answered.
 *
 * Nothing of Node's runs while a loop does. So a loop that can take longer than about a second calls this now and then.
 */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
