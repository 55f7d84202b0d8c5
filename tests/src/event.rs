use serde_json::{Value, json};

use crate::World;

impl World {
    /// Stores a raw mail as SES does, without handing over its event.
    pub async fn store_mail(&self, id: &str, raw: &[u8]) {
        self.house.services.post.objects().accept(id, raw.to_vec()).await.unwrap();
    }

    /// The event that SES makes of a stored mail, with every verdict passed.
    pub fn ses_event(&self, id: &str, from: &str, recipients: &[&str]) -> Value {
        self.wrote(from);
        let now = self.now().to_string();
        let pass = json!({ "status": "PASS" });
        json!({ "Records": [{
            "eventSource": "aws:ses", "eventVersion": "1.0",
            "ses": {
                "mail": {
                    "timestamp": now, "source": from, "messageId": id, "destination": recipients,
                    "headersTruncated": false, "headers": [], "commonHeaders": {},
                },
                "receipt": {
                    "timestamp": now, "processingTimeMillis": 500, "recipients": recipients,
                    "spamVerdict": pass, "virusVerdict": pass, "spfVerdict": pass, "dkimVerdict": pass,
                    "dmarcVerdict": pass,
                    "action": { "type": "Lambda", "functionArn": "arn:aws:lambda:x:1:function:inbound-mail" },
                },
            },
        }] })
    }

    /// Calls a function by the Lambda Invoke API, and gives what it answers. It must not fail.
    pub async fn invoke(&self, function: &str, event: &Value) -> Value {
        let answer = self.api().post(&format!("/2015-03-31/functions/{function}/invocations"), event).await;
        assert!(!answer.headers.contains_key("x-amz-function-error"), "{}", answer.text);
        answer.expect(200)
    }

    /// How each recipient of an event ended.
    pub async fn settle(&self, event: &Value) -> Vec<String> {
        let answer = self.invoke("inbound-mail", event).await;
        let mails = answer["mails"].as_array().cloned().unwrap_or_default();
        mails.iter().map(|mail| mail["outcome"].as_str().unwrap_or_default().to_owned()).collect()
    }
}
