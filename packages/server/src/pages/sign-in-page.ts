import { type Diagnostic, type Locale, messageOf } from '@plumbline/diagnostics';
import { OIDC_PATH } from '../oidc/oidc-path.ts';
import { type Html, html } from './html.ts';
import { page } from './layout.ts';
import { PAGE_WORDS } from './page-words.ts';

interface SignInState {
  readonly refused?: readonly Diagnostic[];
  readonly status?: number;
  /** What the identity provider is called; null: there is none. */
  readonly provider: string | null;
}

export function signInPage(locale: Locale, { refused = [], status = 200, provider }: SignInState): Response {
  const words = PAGE_WORDS[locale];
  const body = html`<section class="panel">
<h1>${words.signIn}</h1>
<p class="lead">${words.oneTime}</p>
${refusal(refused, locale)}
<form method="post" action="/sign-in?lang=${locale}">
<label for="login">${words.login}</label>
<input id="login" name="login" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus>
<label for="password">${words.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
${asksCode(refused) ? codeField(words.code) : null}<button>${words.signIn}</button>
</form>
${provider === null ? null : html`<p><a href="${OIDC_PATH}">${words.signInWith(provider)}</a></p>`}
</section>`;
  return page(body, { title: words.signIn, locale, path: '/plain', status });
}

/** Most people have none: it is shown to who was asked for one. */
function asksCode(refused: readonly Diagnostic[]): boolean {
  return refused.some(({ code }) => code === 'auth/second-factor-required' || code === 'auth/wrong-code');
}

function codeField(label: string): Html {
  return html`<label for="code">${label}</label>
<input id="code" name="code" autocomplete="one-time-code" inputmode="numeric" required>
`;
}

export function passwordPage(
  { locale, csrf }: { readonly locale: Locale; readonly csrf: string },
  problem: string | readonly Diagnostic[] = [],
  status = 200,
): Response {
  const words = PAGE_WORDS[locale];
  const field = (
    name: string,
    label: string,
    autocomplete: string,
  ) => html`<label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="password" autocomplete="${autocomplete}" required>
`;
  const body = html`<section class="panel">
<h1>${words.choosePassword}</h1>
<p class="lead">${words.chooseWhy}</p>
${typeof problem === 'string' ? html`<p class="refused" role="alert">${problem}</p>` : refusal(problem, locale)}
<form method="post" action="/password?lang=${locale}">
<input type="hidden" name="csrf" value="${csrf}">
${field('current', words.password, 'current-password')}
${field('new', words.newPassword, 'new-password')}
${field('again', words.again, 'new-password')}
<button>${words.save}</button>
</form>
</section>`;
  return page(body, { title: words.choosePassword, locale, path: '/plain', status });
}

function refusal(refused: readonly Diagnostic[], locale: Locale): Html | null {
  const [first] = refused;
  if (first === undefined) return null;
  const hints = first.hints.map(({ text }) => html`<br>${text[locale]}`);
  return html`<p class="refused" role="alert">${messageOf(first, locale)}${hints}</p>`;
}
