const local =
  /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|0\.0\.0\.0|\[::1\]|host\.docker\.internal)(?::\d{1,5})?$|(?:^|\.)(?:test|example|invalid|local|localhost)(?::\d{1,5})?$|(?:^|\.)example\.(?:com|org|net)(?::\d{1,5})?$/i;

/** Whether a host is the machine itself, or one that stands for any in an example. */
export function isLocalHost(host: string): boolean {
  return local.test(host);
}
