import type { NewConsentText } from '@heyi/shared/consents/consents.schema';

/** What the demo company asks its customers to agree to; a real one has its lawyers write these. */
export const demoConsentTexts: NewConsentText[] = [
  {
    purpose: 'service',
    title: '个人信息处理授权书（服务）',
    text: [
      '为了向您展示您在合一人寿各渠道的保单并提供保全、理赔、咨询等服务，我们需要处理您的手机号、姓名、证件号码和保单信息。',
      '手机号来自您在微信中的授权，姓名和证件号码由您填写，仅用于核对您是否为保单的投保人或被保险人。',
      '这些信息加密保存，仅向办理您的业务所必需的人员开放。',
      '您可以随时在“我的—授权管理”中撤回，撤回后我们不再使用这些信息向您提供上述服务，此前已经完成的处理不受影响。',
    ].join('\n'),
    asksAgain: false,
  },
  {
    purpose: 'marketing',
    title: '营销信息接收授权书',
    text: [
      '经您同意，我们会把适合您的产品、活动和权益通过服务号、小程序消息或您的服务人员告诉您。',
      '不同意不影响您使用其他服务。您可以随时撤回，撤回后我们不再向您发送营销信息。',
    ].join('\n'),
    asksAgain: false,
  },
  {
    purpose: 'channel-sharing',
    title: '渠道间信息共享授权书',
    text: [
      '合一人寿通过个险、经代、银保等渠道为您服务。经您同意，一个渠道的服务人员可以看到您在其他渠道的保单概况和标签，以便提供完整、不重复的服务。',
      '合作中介机构只能看到与其服务有关的内容。不同意不影响您查看自己的保单。您可以随时撤回。',
    ].join('\n'),
    asksAgain: false,
  },
];
