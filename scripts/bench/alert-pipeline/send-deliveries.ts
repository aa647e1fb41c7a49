import { containerOf } from '../../../src/stack/capabilities/container-of.ts';
import { ownServices } from '../../../src/stack/overlay/own-services.ts';
import type { SystemUnderTest } from '../../../src/stack/system-under-test.ts';

/** Notes the time, connects, and posts one alert named for that time, in microseconds: `$1` times, each answered before the next. */
const sender = `
for ((number = 0; number < $1; number++)); do
  began=\${EPOCHREALTIME/[.,]/}
  body='{"version":"4","alerts":[{"status":"firing","labels":{"alertname":"'$began'"}}]}'
  exec 3<>/dev/tcp/${ownServices.pager}/9093
  printf 'POST /alerts HTTP/1.1\\r\\nHost: pager\\r\\nConnection: close\\r\\nContent-Length: %d\\r\\n\\r\\n%s' \${#body} "$body" >&3
  read -r _ status _ <&3
  exec 3>&-
  [ "$status" = 200 ] || exit 1
done`;

/** Delivers alerts to the pager as Alertmanager would, from a container beside it. Each is called by when it was sent, in microseconds since 1970. */
export const sendDeliveries = async ({ engine, containers }: SystemUnderTest, count: number): Promise<void> => {
  const { exitCode, output } = await engine.exec(containerOf({ containers }, ownServices.toolbox), ['bash', '-c', sender, 'sender', String(count)]);
  if (exitCode !== 0) throw new Error(`the sender ended with ${String(exitCode)}: ${output}`);
};
