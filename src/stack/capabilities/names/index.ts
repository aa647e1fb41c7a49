import type { NameHarms } from '../../../core/harms/name-harms.ts';
import type { ComposeService } from '../../compose-model.ts';
import type { StackLink } from '../../links.ts';
import type { LinkTable, Row } from '../table.ts';
import { misdirect } from './misdirect.ts';
import { unresolve } from './unresolve.ts';

/** Docker mounts the name files of a container with a read-only root read-only. */
const lacks = ({ read_only: readOnly }: ComposeService): string | undefined =>
  readOnly === true ? 'its root is read-only, and so are the files in which it looks names up: read_only must be off' : undefined;

const lacksOther: Row<StackLink, NameHarms['misdirect']>['lacks'] = (client, { to }, _, model) =>
  to === null || Object.hasOwn(model.services, to) ? lacks(client) : `the compose file has no service ${to} to which the name could lead`;

export const nameCapabilities: LinkTable<NameHarms> = {
  unresolve: { open: unresolve, lacks },
  misdirect: { open: misdirect, lacks: lacksOther },
};
