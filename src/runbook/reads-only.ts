import { shellCommands, type ShellCommand } from './lint/shell-commands.ts';

const lookers =
  /^(?:cat|date|df|dig|du|echo|free|grep|head|host|hostname|jq|less|ls|nslookup|ping|printf|ps|pwd|sort|ss|tail|test|top|uniq|uptime|wc)$/;
const containers = /^(?:docker|docker-compose|podman|kubectl)$/;
const lookingVerbs = /^(?:describe|events|get|history|images|info|inspect|logs|ls|port|ps|stats|status|top|version)$/;
const changingVerbs =
  /^(?:apply|build|cp|create|delete|down|drain|edit|exec|kill|patch|pause|pull|restart|rm|rollout|run|scale|set|start|stop|unpause|up|update)$/;
const sends = /^(?:-X|--request|-d|--data.*|-T|--upload-file|-F|--form.*|--json)$/;

const looks = ({ words }: ShellCommand): boolean => {
  const [program, ...rest] = words.map(({ text }) => text);
  if (program === undefined || lookers.test(program)) return true;
  if (containers.test(program)) return rest.some((word) => lookingVerbs.test(word)) && !rest.some((word) => changingVerbs.test(word));
  return program === 'curl' && !rest.some((word) => sends.test(word));
};

/** Whether every command of a text looks at something and changes nothing, as far as its words tell; a program that is not known is taken to change. */
export const readsOnly = (text: string): boolean => shellCommands(text).every(looks);
