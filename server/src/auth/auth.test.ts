import { startApp } from '../../../tests/setup/app.ts';

test('starts', async () => {
  const app = await startApp();
  const me = await app.signInAs('administrator');
  await me.as(app.http.get('/api/staff/me')).expect(200);
  await app.stop();
});
