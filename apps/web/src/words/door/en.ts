export const en = {
  signIn: {
    title: 'Sign in',
    lead: 'One definition for every number.',
    login: 'User name',
    password: 'Password',
    submit: 'Sign in',
    first: 'The first password is shown in the terminal that started the server.',
    code: 'Code of the authenticator app, or a recovery code',
    codeLead: 'This account asks for a code beside the password.',
    missing: { code: 'Enter the code.', login: 'Enter the user name.', password: 'Enter the password.' },
  },
  password: {
    title: 'Choose your password',
    lead: 'It replaces the one-time password and needs at least 10 characters.',
    current: 'One-time password',
    next: 'New password',
    again: 'New password again',
    missing: {
      current: 'Enter the one-time password.',
      next: 'Enter the new password.',
      again: 'Enter the new password again.',
    },
    wrong: 'This is not the one-time password.',
    differs: 'The two entries differ.',
    submit: 'Save and continue',
  },
};
