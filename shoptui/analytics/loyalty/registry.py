"""The types of loyalty. A new one is one entry here."""

from shoptui.analytics.loyalty.contact import CONTACT
from shoptui.analytics.loyalty.evaluation import EVALUATION
from shoptui.analytics.loyalty.financial import FINANCIAL
from shoptui.analytics.loyalty.procedural import PROCEDURAL
from shoptui.analytics.loyalty.referral import REFERRAL

KINDS = (FINANCIAL, REFERRAL, PROCEDURAL, CONTACT, EVALUATION)
