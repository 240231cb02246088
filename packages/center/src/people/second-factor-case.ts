import { randomBytes, randomInt } from 'node:crypto';
import { PlumblineError, report } from '@plumbline/diagnostics';
import type { User } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { checkManaging } from './checks.ts';
import { permit } from './permit.ts';
import { roleEntries } from './role-entries.ts';
import { seal, unseal } from './sealed-secret.ts';
import { base32, codeOf, otpauth, stepAt } from './totp.ts';
import { writerOf } from './writer-of.ts';

/** Codes of an authenticator app (TOTP, RFC 6238) beside the password, for whoever has begun it. */
export interface SecondFactorCase {
  /** It is asked for at sign-in. */
  isOn(userId: string): Promise<boolean>;
  /** The secret, shown this once; null when there is one already. */
  begin(user: Person): Promise<{ readonly secret: string; readonly uri: string } | null>;
  /** With a code of the app it is on; recovery codes, shown this once. Null: wrong code, or nothing was begun. */
  confirm(user: Person, code: string): Promise<readonly string[] | null>;
  /** Whether the code is one of this moment that nobody has used, or a recovery code, which is then used up. */
  check(user: Person, code: string): Promise<boolean>;
  /** By the person, with a code. */
  end(user: Person, code: string): Promise<boolean>;
  /** By who manages people, for a lost device; null: no such user; false: there is none. */
  clear(principal: Principal, login: string): Promise<boolean | null>;
}

type Person = Pick<User, 'id' | 'login'>;

/** As RFC 4226 recommends. */
const SECRET_BYTES = 20;
const RECOVERY_CODES = 10;
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';

export function secondFactorCase(workings: Workings): SecondFactorCase {
  const { holder, folder, options, snapshots } = workings;
  const { secondFactors, users, roles } = holder.store;
  const writer = ({ login }: Person) => ({ by: login, now: options.now() });
  const check = async (user: Person, code: string): Promise<boolean> => {
    const typed = code.replaceAll(/[\s-]/g, '').toLowerCase();
    const found = await secondFactors.of(user.id);
    if (found?.isConfirmed !== true) return false;
    const step = await stepOf(folder, found.sealed, { code: typed, now: options.now() });
    if (step !== null) return secondFactors.use(user.id, step);
    return secondFactors.useRecoveryCode(user.id, typed, writer(user));
  };
  return {
    isOn: async (userId) => (await secondFactors.of(userId))?.isConfirmed === true,
    async begin(user) {
      const secret = randomBytes(SECRET_BYTES);
      if (!(await secondFactors.begin(user.id, await seal(folder, secret), writer(user)))) return null;
      const issuer = `Plumbline ${snapshots.current().model.workspace.name}`;
      return { secret: base32(secret), uri: otpauth(secret, { issuer, login: user.login }) };
    },
    async confirm(user, code) {
      const found = await secondFactors.of(user.id);
      if (found === null || found.isConfirmed) return null;
      const step = await stepOf(folder, found.sealed, { code: code.trim(), now: options.now() });
      if (step === null) return null;
      const recoveryCodes = Array.from({ length: RECOVERY_CODES }, recoveryCode);
      const isOn = await secondFactors.confirm(user.id, { step, recoveryCodes }, writer(user));
      return isOn ? recoveryCodes.map((one) => one.replaceAll(/(.{4})(?=.)/g, '$1-')) : null;
    },
    check,
    end: async (user, code) => (await check(user, code)) && secondFactors.end(user.id, writer(user)),
    async clear(principal, login) {
      permit(principal, 'manage_people');
      const user = await users.findByLogin(login);
      if (user === null) return null;
      if ([principal.user, principal.inPlaceOf].includes(user.login))
        throw new PlumblineError([report('people/not-yourself', {})]);
      checkManaging(principal, user, roleEntries(await roles.edited(options.now())));
      return secondFactors.end(user.id, writerOf(workings, principal));
    },
  };
}

/** The interval of a code: this one, or a neighbour, since clocks differ. */
async function stepOf(
  folder: string,
  sealed: string,
  { code, now }: { readonly code: string; readonly now: Date },
): Promise<number | null> {
  const secret = await unseal(folder, sealed);
  if (secret === null) return null;
  const step = stepAt(now);
  return [step, step - 1, step + 1].find((one) => codeOf(secret, one) === code) ?? null;
}

/** About eighty bits, of characters that do not look alike: nothing to guess, so no slow hash. */
function recoveryCode(): string {
  return Array.from({ length: 16 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
