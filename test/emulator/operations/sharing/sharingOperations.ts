import type { RequestContext } from '../../core/context';
import { requireAccess } from '../../security/access';
import { writeMask } from '../../security/rights';
import type { Operation, OperationCall } from '../operation';
import { checkGrant, checkRevoke, readPrincipal, readPrincipalAccess, readTarget } from './shareChecks';
import { sharesOf, writeShare } from './shares';

/** Adds rights to those that a user or team has been granted on a row. */
const grantAccess: Operation = {
  kind: 'action',
  run(context, { parameters }) {
    const target = readTarget(context, 'GrantAccess', parameters.Target, 'Share');
    const access = readPrincipalAccess(context, parameters.PrincipalAccess);
    checkGrant(context, target, access);
    const granted = sharesOf(context, target).find((share) => share.principalId === access.principal.id)?.mask ?? 0;
    writeShare(context, target, access.principal, granted | access.mask);
    return undefined;
  },
};

/** Puts rights in the place of those that a user or team has been granted; without a share before, it makes one (modelled). */
const modifyAccess: Operation = {
  kind: 'action',
  run(context, { parameters }) {
    const target = readTarget(context, 'ModifyAccess', parameters.Target, 'Share');
    const access = readPrincipalAccess(context, parameters.PrincipalAccess);
    checkGrant(context, target, access);
    writeShare(context, target, access.principal, access.mask);
    return undefined;
  },
};

/**
 * Takes away everything that a user or team has been granted; nothing happens where there is no share. That, and that it takes Read
 * on the table, is modelled.
 */
const revokeAccess: Operation = {
  kind: 'action',
  run(context, { parameters }) {
    const target = readTarget(context, 'RevokeAccess', parameters.Target, 'Read');
    const revokee = readPrincipal(context, 'Revokee', parameters.Revokee);
    checkRevoke(context, target, revokee);
    writeShare(context, target, revokee, 0);
    return undefined;
  },
};

/**
 * With whom a row is shared and which rights that gives, the principal with `ownerid` as its key, as a recorded answer has it.
 * That it takes Read on the row is modelled.
 */
const retrieveSharedPrincipalsAndAccess: Operation = {
  kind: 'function',
  run: (context, call) => ({ PrincipalAccesses: principalAccesses(context, call) }),
};

function principalAccesses(context: RequestContext, { parameters }: OperationCall): unknown[] {
  const target = readTarget(context, 'RetrieveSharedPrincipalsAndAccess', parameters.Target, 'Read');
  requireAccess(context, target.table, target.id, 'Read');
  return sharesOf(context, target).map((share) => ({
    AccessMask: writeMask(share.mask | share.inheritedMask),
    Principal: { '@odata.type': `#Microsoft.Dynamics.CRM.${share.principalType}`, ownerid: share.principalId },
  }));
}

/** Functions and actions that share rows (Microsoft Learn, Sharing and assigning). */
export const sharingOperations: Readonly<Record<string, Operation>> = {
  GrantAccess: grantAccess,
  ModifyAccess: modifyAccess,
  RevokeAccess: revokeAccess,
  RetrieveSharedPrincipalsAndAccess: retrieveSharedPrincipalsAndAccess,
};
