import { type MessageSettings, MessageSettingsModel } from './message-settings.model.ts';

export const usualSettings: MessageSettings = {
  _id: 'messages',
  quietHours: { from: '21:30', to: '08:30' },
};

/** Those in force; the usual ones until somebody sets others. */
export const messageSettings = async (): Promise<MessageSettings> =>
  (await MessageSettingsModel.findById('messages').lean()) ?? usualSettings;
