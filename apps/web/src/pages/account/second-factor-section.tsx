import type { Wire } from '@plumbline/client';
import { Button } from 'antd';
import { useState } from 'react';
import { call, queryClient } from '../../api/server.ts';
import { Icon } from '../../parts/icon.tsx';
import { SettingsSection } from '../../parts/settings/settings-section.tsx';
import { ShownOnce } from '../../parts/shown-once.tsx';
import { useLanguage } from '../../words/language.tsx';
import { OneFieldForm } from './one-field-form.tsx';

/** What is shown of it now: setting it up goes from one to the next. */
type Step =
  | { readonly kind: 'rest' }
  | { readonly kind: 'password' }
  | { readonly kind: 'secret'; readonly secret: Wire<'SecondFactorSecret'> }
  | { readonly kind: 'recovery'; readonly codes: readonly string[] }
  | { readonly kind: 'end' };

const REST: Step = { kind: 'rest' };

export function SecondFactorSection({ isOn }: { readonly isOn: boolean }) {
  const { words } = useLanguage();
  const { factor } = words.account;
  const [step, setStep] = useState<Step>(REST);
  const rest = () => setStep(REST);
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['me'] });
  return (
    <SettingsSection title={factor.title} note={factor.note}>
      {step.kind === 'recovery' ? null : (
        <p className={`account-state ${isOn ? 'good' : ''}`}>
          <Icon name={isOn ? 'shield' : 'lock'} />
          {isOn ? factor.on : factor.off}
        </p>
      )}
      {step.kind === 'rest' ? (
        <Button onClick={() => setStep({ kind: isOn ? 'end' : 'password' })}>
          {isOn ? factor.end : factor.begin}
        </Button>
      ) : null}
      {step.kind === 'password' ? (
        <OneFieldForm
          label={factor.password}
          missing={factor.missingPassword}
          wrong={{ 'auth/wrong-password': factor.wrongPassword }}
          submit={factor.next}
          autoComplete="current-password"
          send={async (password) => {
            const secret = await call('beginSecondFactor', { body: { password } });
            setStep({ kind: 'secret', secret });
          }}
          cancel={rest}
        />
      ) : null}
      {step.kind === 'secret' ? (
        <div className="account-once">
          <Secret secret={step.secret} />
          <OneFieldForm
            label={factor.code}
            missing={factor.missingCode}
            submit={factor.confirm}
            autoComplete="one-time-code"
            send={async (code) => {
              const { recovery_codes: codes } = await call('confirmSecondFactor', { body: { code } });
              setStep({ kind: 'recovery', codes });
              await refresh();
            }}
            cancel={rest}
          />
        </div>
      ) : null}
      {step.kind === 'recovery' ? (
        <div className="account-once">
          <ShownOnce label={factor.recovery} text={step.codes} note={factor.recoveryNote} />
          <Button type="primary" onClick={rest}>
            {factor.kept}
          </Button>
        </div>
      ) : null}
      {step.kind === 'end' ? (
        <OneFieldForm
          label={factor.endCode}
          missing={factor.missingCode}
          submit={factor.end}
          autoComplete="one-time-code"
          send={async (code) => {
            await call('endSecondFactor', { body: { code } });
            await refresh();
            rest();
          }}
          cancel={rest}
        />
      ) : null}
    </SettingsSection>
  );
}

/** Groups of four, as people read them to a phone; apps pass over the blanks. */
function Secret({ secret: { secret, uri } }: { readonly secret: Wire<'SecondFactorSecret'> }) {
  const { words } = useLanguage();
  const { factor } = words.account;
  return (
    <>
      <ShownOnce
        label={factor.secret}
        text={[secret.replaceAll(/(.{4})(?=.)/g, '$1 ')]}
        note={factor.secretNote}
      />
      <a href={uri} data-otpauth>
        {factor.open}
      </a>
    </>
  );
}
