import type { Writer } from '../store.ts';

/** What a person has beside the password. */
export interface SecondFactor {
  /** The secret, sealed by who keeps the key. */
  readonly sealed: string;
  /** False until the person has shown a code. */
  readonly isConfirmed: boolean;
  /** Number of the last interval whose code was used. */
  readonly lastStep: number;
  readonly recoveryCodesLeft: number;
}

export interface SecondFactors {
  of(userId: string): Promise<SecondFactor | null>;
  /** Begins anew; one that was confirmed stays until this one is ended. False: there is a confirmed one. */
  begin(userId: string, sealed: string, writer: Writer): Promise<boolean>;
  /** From now on it is asked for. False: there is none to confirm, or the code of this interval was used. */
  confirm(
    userId: string,
    shown: { readonly step: number; readonly recoveryCodes: readonly string[] },
    writer: Writer,
  ): Promise<boolean>;
  /** Uses up the code of an interval: false when it, or a later one, was used. */
  use(userId: string, step: number): Promise<boolean>;
  /** Uses up a recovery code: false when there is none such. */
  useRecoveryCode(userId: string, code: string, writer: Writer): Promise<boolean>;
  /** False when there is none. */
  end(userId: string, writer: Writer): Promise<boolean>;
}
